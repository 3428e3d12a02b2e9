"""Where articles come from: folders, files, archives, git working copies; and their bytes."""

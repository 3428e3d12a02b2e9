"""Which step resolved each session: facts, reports, and sessions in and out."""

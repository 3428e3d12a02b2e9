"""Questions of editors: the way their answers make through the steps, and what a reader answers."""

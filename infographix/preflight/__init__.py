"""Facts and a drawn picture → findings. `checks` lists every check; each subject has a module."""

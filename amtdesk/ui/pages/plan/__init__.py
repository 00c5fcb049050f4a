"""The editorial plan: the list of posts and the editor of one."""

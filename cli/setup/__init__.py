"""What a fresh checkout needs before it can run: a Python, the locked packages, the web site's assets."""

"""Clients of the kernel's services, one file each: every member in a form that waits and in one that is awaited."""

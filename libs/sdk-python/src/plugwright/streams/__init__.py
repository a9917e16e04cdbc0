"""What is streamed with calls, in either direction. Nothing of it is imported before the first call that streams."""

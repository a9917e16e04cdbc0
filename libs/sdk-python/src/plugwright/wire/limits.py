"""What both sides of a channel hold each other to."""

#: Largest length of a frame, kind byte included, and of a line, in bytes.
MAX_FRAME_BYTES = 16 * 1024 * 1024

#: Objects and arrays of one message may lie so deep in each other; the message itself is the first.
MAX_DEPTH = 512

#: The largest id: a double holds every integer up to it.
MAX_ID = 2**53 - 1

#: What each side lets be on its way at once in one direction of a stream, in bytes.
STREAM_WINDOW = 256 * 1024

#: Credit of one direction of a stream never goes beyond this many bytes.
MAX_CREDIT = 2**31 - 1

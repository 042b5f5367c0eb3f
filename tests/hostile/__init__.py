"""Text that somebody writes to do harm, in every box and every field that takes words."""

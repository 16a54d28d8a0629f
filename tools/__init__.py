"""What developers run besides the program: pictures, the handbook, faults."""

"""What leaves gradviz: pictures, animations, code. Paints what the window paints, without one."""

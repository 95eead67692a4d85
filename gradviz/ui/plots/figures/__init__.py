"""What a program drew with plt: figures of subplots, in the theme's clothes."""

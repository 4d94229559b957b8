"""Parts of a rendered dial, from the printed face to the camera's noise."""

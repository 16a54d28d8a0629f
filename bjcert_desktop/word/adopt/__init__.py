"""An official blank becomes a template: finding its spots and what belongs there."""

"""Turns an official blank form into a template: finds its spots and proposes their fields."""

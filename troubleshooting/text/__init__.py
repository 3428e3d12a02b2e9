"""The text layer: parse, segment and render. Strings and dataclasses in and out; no Django."""

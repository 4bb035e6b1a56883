"""Where the sample calls come from: scripts in, two-channel sound with an exact reference out.

    scripts/*.yaml ─▶ script ─▶ voice ─▶ mix ─▶ reference ─▶ copilot/samples/<id>.opus, <id>.json

`make_samples` runs the path; `check_samples` measures what came out. Neither is needed to run
Copilot.
"""

"""① Sound in: from whatever a call comes as, to pairs of 32 ms frames, one of each side.

There is one clock, and it counts samples. Every source yields `Pair`s of 512 samples at 16 kHz with
indices that have no gap, and both sides advance in lockstep, so that nothing after this stage ever
asks when a sound arrived. What is missing does not shorten the call: it is silence, marked ``lost``.
A live side that delivers nothing (a loopback device does that while nothing plays) is filled once
the other is 64 ms ahead; a hole in a recording is filled from its timestamps; of two recordings the
shorter ends in plain silence. Whatever reaches a frame is finite and in [-1, 1].

A recording is decoded as it is heard: at most two seconds lie between the file and the call,
however long it is. What a file says of itself is not believed where it can be checked, and is
checked before a decoder allocates for it. A recording that breaks off is heard up to there, and the
call then ends as any other; the source's `counts` say so. `framer` is pure; `file`, with `decode`,
`claims` and `timeline` below it, reads recordings; `pace` holds a source to real time.

`desktop` hears two devices, each captured in a process of its own (`processes`, `microphone`, the one
door to PortAudio). What decides there is pure: `devices` which to open, `line` how one of them is,
`together` where its sound belongs, `desk` the two of them.
"""

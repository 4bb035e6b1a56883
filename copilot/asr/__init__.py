"""③ Words: what was said in a stretch of speech, by a recogniser in a process of its own.

The engine is native code that can hang or crash, so it runs in worker processes that may be killed
without hurting a call. The parent waits on pipes in its event loop and polls nothing. Pebble's
`ProcessPool` was measured against this (2 cores, Python 3.11): it is as quick (1.4 ms a round trip,
0.3 % of a core idle), but a worker that is stopped before it takes a task is never ended, since the
time limit counts from the worker's receipt; one that is stopped within a task was ended 3.1 s after
its limit, and the other worker's results waited as long. `multiprocessing` with spawn imports the
parent's main module into each worker, and keeps a process more to track resources.

`recognizer` says what an engine must do, `whisper` does it, `hallucination` doubts it, `worker` is
the process and `child` its handle in the parent, `waiting` the bounded queue, `workers` the whole.
"""

"""③ Words: what was said in a stretch of speech, by a recogniser in a process of its own.

The engine is native code that can hang or crash, so it runs in worker processes that may be killed
without hurting a call. The parent waits on pipes in its event loop and polls nothing. A pool such
as Pebble's was tried and left: its time limit counts from the worker's receipt of a task, so a
worker that is stopped before is never ended, and while one is being ended the others' results wait.
`multiprocessing` with spawn imports the parent's main module into each worker, and keeps a process
more to track resources.

`recognizer` says what an engine must do, `whisper` and `moonshine` do it, `engines` knows them.
What computes Whisper is a `runtime`: `onnx_whisper` (whose `graphs` are made of a model's `weights`,
and which finds its words by a `search`) or `ctranslate`.
`hallucination` doubts what they say and `listening` looks again, `names` puts those right that were
typed before the call (by `likeness`, in `pieces`), `worker` is the process and
`child` its handle in the parent, `waiting` the bounded queue, `workers` the whole.
"""

"""What can go wrong with a call's devices, page, machine and network, done to the real page at chosen instants.

`noise` is what the devices sound like and the judge of what came of it, `service` writes down what
the service hears, `wire` is a network that fails, `page.js` has the devices and does the faults, and
`batch` plays many calls at once. The capture modules, the worklet, the sockets and the doors are the product's own.
"""

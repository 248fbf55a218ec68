/**
 * TCP for tasks of a {@link dev.dormouse.PollLoop}: streams, listeners, and the readers and writers that protocols are written against.
 *
 * <p>The data. A {@link dev.dormouse.net.TcpStream} is a non-blocking channel, its {@link dev.dormouse.Registration} with the loop, and two halves; each half knows whether its last attempt
 * left nothing to do, and how often it may try again before it has to wait. Bytes lie in the caller's buffers alone.
 *
 * <p>What always holds:
 * <ul>
 * <li>Nothing is attempted where the last attempt has emptied or filled the socket, until the selector says that it is ready again.
 * <li>One task at a time waits in a half; another one is refused by name. Reading and writing do not disturb each other.
 * <li>A half waits now and then even where it need not, so that a fast peer does not keep the loop from other tasks.
 * <li>Reading, writing and waiting allocate nothing but errors. To accept and to connect allocates what the JDK allocates for a socket, and the stream.
 * <li>Errors name the peer.
 * </ul>
 */
package dev.dormouse.net;

/**
 * TCP for tasks of a {@link dev.dormouse.PollLoop}: streams, listeners, and the readers and writers that protocols are written against.
 *
 * <p>The data. A {@link dev.dormouse.net.TcpStream} is a non-blocking channel, its {@link dev.dormouse.Registration} with the loop, and two halves; each half knows how often it
 * may try again in this pass before it has to wait. Bytes lie in the caller's buffers alone.
 *
 * <p>What always holds:
 * <ul>
 * <li>After an attempt that has emptied or filled the socket there is no other one in the same pass of the loop, and in a later pass there is one before a half waits.
 * <li>One task at a time waits in a half; another one is refused by name. Reading and writing do not disturb each other.
 * <li>A half waits now and then even where it need not, so that a fast peer does not keep the loop from other tasks.
 * <li>Reading, writing and waiting allocate nothing but errors, and what {@link dev.dormouse.Registration} says of the JDK's selector. To accept and to connect allocates
 * what the JDK allocates for a socket, and the stream.
 * <li>Errors name the peer.
 * </ul>
 */
package dev.dormouse.net;

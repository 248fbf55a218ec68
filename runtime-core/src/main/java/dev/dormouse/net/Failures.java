package dev.dormouse.net;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;

/** The JDK's exceptions with the name of what failed, which they lack. */
final class Failures {

    private Failures() {
    }

    /** The same failure, naming where; of the same type where that tells a caller what to do. */
    static IOException named(Object where, IOException e) {
        if (e instanceof ClosedChannelException) {
            return new Closed(where + ": closed", e);
        }
        String message = where + ": " + e.getMessage();
        IOException named = e instanceof ConnectException ? new ConnectException(message) : e instanceof BindException ? new BindException(message) : new IOException(message);
        named.initCause(e);
        return named;
    }

    static void refuseUnresolved(InetSocketAddress address) throws UnknownHostException {
        if (address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString() + " has no known address: the name was not found when the InetSocketAddress was made, or not looked up");
        }
    }

    /** With a message, which the JDK's has not. */
    private static final class Closed extends ClosedChannelException {

        private static final long serialVersionUID = 1;

        private final String message;

        Closed(String message, IOException cause) {
            this.message = message;
            initCause(cause);
        }

        @Override
        public String getMessage() {
            return message;
        }
    }
}

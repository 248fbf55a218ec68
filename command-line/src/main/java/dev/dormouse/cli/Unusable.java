package dev.dormouse.cli;

import dev.dormouse.arena.ArenaException;
import dev.dormouse.compiler.report.Budget;
import java.io.IOException;
import java.nio.file.Path;

/** What keeps a command from doing its work: an input that it cannot or will not read, or an output that it cannot write. Its message begins with its code. */
@SuppressWarnings("serial")
final class Unusable extends Exception {

    private Unusable(String message, Throwable cause) {
        super(message, cause);
    }

    /** DM032: the system refuses. */
    static Unusable file(Object file, IOException cause) {
        return new Unusable("[DM032] " + file + " could not be read or written: " + cause, cause);
    }

    /** DM032: the same of a budget, in the compiler's words. */
    static Unusable budget(Path file, IOException cause) {
        return new Unusable(Budget.unreadable(file, cause), cause);
    }

    /** DM031: a profile that is not there, or is wrong; in the compiler's words. */
    static Unusable profile(String name, ArenaException cause) {
        return new Unusable("[DM031] --profile=" + name + " is not understood; " + cause.getMessage(), cause);
    }

    /** DM032: the system refuses, and its message says what. */
    static Unusable file(IOException cause) {
        return new Unusable("[DM032] " + cause.getMessage(), cause);
    }

    /** DM076: an input that is not as those that compilers and packagers make. */
    static Unusable input(String problem, String wayOut) {
        return new Unusable("[DM076] " + problem + "; " + wayOut, null);
    }

    /** DM077: a jar that is signed. */
    static Unusable signed(Object jar, String signature) {
        return new Unusable("[DM077] " + jar + " is signed, by " + signature + ", and a class that is woven no longer has the digest that was signed; weave first, and sign the woven jar", null);
    }

    /** DM078: a class file that is damaged or too new. */
    static Unusable classFile(String place, String reason) {
        return new Unusable("[DM078] " + place + " cannot be understood: " + reason, null);
    }
}

package dev.dormouse.compiler;

import dev.dormouse.compiler.report.StateReport;
import java.util.List;
import java.util.Map;

/**
 * What weaving a set of classes gave.
 *
 * @param classes the class files that changed, by internal name, and new ones beside those of the classes that they belong to, see {@link #host}; empty when there are refusals
 * @param refusals why the classes cannot be woven; empty on success
 * @param warnings what is woven but had better be written otherwise; empty when there are refusals
 * @param report how large each coroutine's record is, and why; empty when there are refusals
 */
public record Weaving(Map<String, byte[]> classes, List<Refusal> refusals, List<Refusal> warnings, StateReport report) {

    /** What the name of a class of the weaver's making ends in that holds drivers. */
    public static final String DRIVERS = "$$Drivers";

    /** What the name of a class of the weaver's making ends in that a lambda becomes an object of; a number from 0 on follows. */
    public static final String LAMBDA = "$$Lambda";

    /** What the name of a class of the weaver's making ends in that a dump reads. */
    public static final String DUMP = "$$Dump";

    /** The class that one of the weaver's making belongs to: {@code pkg/Fib} for {@code pkg/Fib$$Lambda0}. */
    public static String host(String made) {
        String host = made.substring(0, Math.max(made.lastIndexOf(DUMP), Math.max(made.lastIndexOf(DRIVERS), made.lastIndexOf(LAMBDA))));
        return host.endsWith(DRIVERS) ? host(host) : host;
    }

    /**
     * One reason why a build is refused, or warned of.
     *
     * @param code such as {@code DM011}
     * @param owner internal name of the class
     * @param source file name, such as {@code Fib.java}; {@code null} if the class file does not say
     * @param line line number, or 0 if the class file does not say
     * @param message what is refused, why, and the way out
     */
    public record Refusal(String code, String owner, String source, int line, String message) {}
}

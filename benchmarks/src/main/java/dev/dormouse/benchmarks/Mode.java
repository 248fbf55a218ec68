package dev.dormouse.benchmarks;

import java.util.List;
import java.util.stream.Stream;

/** How a JVM compiles, and the arguments that make it do so. */
public enum Mode {
    /** Both compilers, as by default. */
    C2(),
    /** C1 alone. */
    C1("-XX:TieredStopAtLevel=1"),
    /** The interpreter alone. */
    INT("-Xint"),
    /** C2, but the calls of {@link dev.dormouse.benchmarks.convention.Calls} are not inlined, as those of methods that are too large are not. */
    APART("-XX:CompileCommand=quiet", "-XX:CompileCommand=dontinline,*Prompt::*");

    private final List<String> arguments;

    Mode(String... arguments) {
        this.arguments = List.of(arguments);
    }

    /** Those of the JVM, its heap and collector included. */
    public String[] arguments() {
        return Stream.concat(Stream.of("-Xmx16m", "-XX:+UseSerialGC"), arguments.stream()).toArray(String[]::new);
    }
}

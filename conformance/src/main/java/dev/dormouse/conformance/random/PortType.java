package dev.dormouse.conformance.random;

import java.util.List;

/**
 * A port that a program may yield through.
 *
 * @param source as it is written in Java
 * @param primitive the method that suspends
 * @param yields what it takes
 * @param resume what it returns; {@code null} for nothing
 */
record PortType(String source, String primitive, List<Type> yields, Type resume) {

    static final PortType ASYNC = new PortType("Async", "park", List.of(), null);

    /** The first is as frequent as all others together. */
    static final List<PortType> GENERATORS = List.of(
            of("Ports.Ask", Type.INT, Type.INT),
            of("Yield.OfInt", null, Type.INT),
            of("Yield.OfLong", null, Type.LONG),
            of("Yield.OfDouble", null, Type.DOUBLE),
            of("Yield<String>", null, Type.TEXT),
            of("Yield<Object>", null, Type.OBJECT),
            of("Exchange<String, Integer>", Type.INTEGER, Type.TEXT),
            of("Exchange<Object, String>", Type.TEXT, Type.OBJECT),
            of("Ports.AskBoolean", Type.BOOLEAN, Type.BOOLEAN),
            of("Ports.AskByte", Type.BYTE, Type.BYTE),
            of("Ports.AskChar", Type.CHAR, Type.CHAR),
            of("Ports.AskShort", Type.SHORT, Type.SHORT),
            of("Ports.AskLong", Type.LONG, Type.LONG),
            of("Ports.AskFloat", Type.FLOAT, Type.FLOAT),
            of("Ports.AskDouble", Type.DOUBLE, Type.DOUBLE),
            of("Ports.Probe", Type.INT, Type.LONG, Type.DOUBLE),
            of("Ports.Tick", null),
            new PortType("Ports.Named", "emit", List.of(Type.TEXT), Type.LONG),
            of("Ports.Everything", Type.TEXT, Type.BOOLEAN, Type.BYTE, Type.CHAR, Type.SHORT, Type.INT, Type.LONG, Type.FLOAT, Type.DOUBLE, Type.TEXT, Type.INTS));

    private static PortType of(String source, Type resume, Type... yields) {
        return new PortType(source, "yield", List.of(yields), resume);
    }

    boolean isTask() {
        return this == ASYNC;
    }
}

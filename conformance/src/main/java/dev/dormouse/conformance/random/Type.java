package dev.dormouse.conformance.random;

import java.util.List;

/** The types of random programs. An expression of {@code INT} may be narrower, one of a reference type more
 * special; none is the bare {@code null}, so that anything can be called on it. */
enum Type {

    INT("int", "0", "1", "-1", "7", "255", "-129", "65535", "32768", "127", "Integer.MIN_VALUE", "Integer.MAX_VALUE"),
    LONG("long", "0L", "1L", "-1L", "0x123456789abL", "Long.MIN_VALUE", "Long.MAX_VALUE"),
    BYTE("byte", "((byte) -128)", "((byte) 127)", "((byte) 0)", "((byte) 200)"),
    SHORT("short", "((short) -32768)", "((short) 32767)", "((short) 5)", "((short) 0)"),
    CHAR("char", "'a'", "'\\uffff'", "'\\0'", "'0'"),
    BOOLEAN("boolean", "Kit.yes()", "Kit.no()", "true", "false"),
    FLOAT("float", "0f", "-0f", "1.5f", "Float.NaN", "Float.intBitsToFloat(0x7fc12345)", "1e30f", "-7f"),
    DOUBLE("double", "0d", "-0d", "2.5", "Double.NaN", "Double.longBitsToDouble(0xfff8000000001234L)", "1e300", "-3d"),
    TEXT("String", "\"a\"", "\"\"", "\"xyz\"", "((String) null)"),
    INTEGER("Integer", "Integer.valueOf(5)", "Integer.valueOf(-300)", "((Integer) 127)"),
    OBJECT("Object", "((Object) null)", "((Object) \"o\")", "((Object) 3)", "((Object) Kit.Color.RED)"),
    BOX("Kit.Box", "((Kit.Box) null)", "new Kit.Box(1, \"q\")", "new Kit.Box(-5, null)"),
    COLOR("Kit.Color", "Kit.Color.RED", "Kit.Color.GREEN", "Kit.Color.BLUE"),
    INTS("int[]", "((int[]) null)", "new int[4]", "new int[] {1, 2, 3, 4}", "new int[] {5, -1, 0, 9}"),
    LONGS("long[]", "new long[4]", "new long[] {1, -2, 3, Long.MIN_VALUE}"),
    BYTES("byte[]", "new byte[4]", "new byte[] {1, -2, 3, 127}"),
    GRID("int[][]", "new int[4][3]", "new int[][] {{1, 2, 3, 4}, null, {}, new int[4]}"),
    TEXTS("String[]", "new String[4]", "new String[] {\"p\", null, \"q\", \"\"}"),
    SEQUENCE("CharSequence", "((CharSequence) null)", "((CharSequence) \"cs\")", "new StringBuilder(\"sb\")"),
    NUMBER("Number", "((Number) 2.5)", "((Number) 300)", "((Number) null)");

    static final List<Type> ALL = List.of(values());
    static final List<Type> PRIMITIVES = ALL.subList(0, DOUBLE.ordinal() + 1);
    static final List<Type> NUMERIC = List.of(INT, LONG, BYTE, SHORT, CHAR, FLOAT, DOUBLE);
    static final List<Type> REFERENCES = ALL.subList(TEXT.ordinal(), ALL.size());

    /** As it is written in Java. */
    final String source;

    /** Expressions without a variable in them. */
    final List<String> literals;

    Type(String source, String... literals) {
        this.source = source;
        this.literals = List.of(literals);
    }

    boolean primitive() {
        return ordinal() <= DOUBLE.ordinal();
    }

    boolean numeric() {
        return primitive() && this != BOOLEAN;
    }

    /** The variable of this type that a program, and a {@link dev.dormouse.conformance.corpus.random.Kit.Box}, has: for a primitive type or {@link #TEXT}. */
    String field() {
        return this == TEXT ? "text" : source + "_";
    }
}

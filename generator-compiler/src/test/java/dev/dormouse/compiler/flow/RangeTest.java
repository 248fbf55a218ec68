package dev.dormouse.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.IntBinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;

class RangeTest {

    /** A range and one of its numbers. */
    record Sample(Range range, int number) {}

    /** Ends of all sizes, and often at the bounds of types, where mistakes are. */
    @Provide
    Arbitrary<Sample> samples() {
        Arbitrary<Integer> bounds = Arbitraries.of(-1, 0, 1, 2, 7, 31, 32, 127, 128, 255, 256, 32767, 32768, 65535, 65536, Integer.MAX_VALUE)
                .flatMap(bound -> Arbitraries.of(bound, -bound, ~bound, -bound - 2));
        Arbitrary<Integer> ends = Arbitraries.oneOf(bounds, Arbitraries.integers(), Arbitraries.integers().between(-40, 40));
        return Combinators.combine(ends, ends, Arbitraries.integers()).as((a, b, pick) -> {
            Range range = new Range(Math.min(a, b), Math.max(a, b));
            return new Sample(range, (int) (range.min() + Math.floorMod((long) pick, (long) range.max() - range.min() + 1)));
        });
    }

    private static void holds(Range range, int number, String operation) {
        assertTrue(range.min() <= number && number <= range.max(), () -> operation + " gives " + number + ", outside " + range);
    }

    /** What the simulation makes of an instruction. */
    private static void binary(int opcode, Sample a, Sample b, IntBinaryOperator operation) {
        InsnNode instruction = new InsnNode(opcode);
        InsnList list = new InsnList();
        list.add(instruction);
        Value value = new Simulation(list, new Webs(0, 1)).binaryOperation(instruction, Value.ofInt(a.range), Value.ofInt(b.range));
        int result = operation.applyAsInt(a.number, b.number);
        holds(value.range, result, "opcode " + opcode + " on " + a + " and " + b);
        assertTrue(value.constant == null || value.constant.equals(result), () -> "constant " + value.constant + ", not " + result);
    }

    private static void unary(int opcode, Sample a, int result) {
        InsnNode instruction = new InsnNode(opcode);
        InsnList list = new InsnList();
        list.add(instruction);
        holds(new Simulation(list, new Webs(0, 1)).unaryOperation(instruction, Value.ofInt(a.range)).range, result, "opcode " + opcode + " on " + a);
    }

    @Property(tries = 4000)
    void everyInstructionStaysWithinItsRange(@ForAll("samples") Sample a, @ForAll("samples") Sample b) {
        binary(Opcodes.IADD, a, b, (m, n) -> m + n);
        binary(Opcodes.ISUB, a, b, (m, n) -> m - n);
        binary(Opcodes.IMUL, a, b, (m, n) -> m * n);
        binary(Opcodes.IAND, a, b, (m, n) -> m & n);
        binary(Opcodes.IOR, a, b, (m, n) -> m | n);
        binary(Opcodes.IXOR, a, b, (m, n) -> m ^ n);
        binary(Opcodes.ISHL, a, b, (m, n) -> m << n);
        binary(Opcodes.ISHR, a, b, (m, n) -> m >> n);
        binary(Opcodes.IUSHR, a, b, (m, n) -> m >>> n);
        if (b.number != 0) {
            binary(Opcodes.IDIV, a, b, (m, n) -> m / n);
            binary(Opcodes.IREM, a, b, (m, n) -> m % n);
        }
        Sample distance = new Sample(new Range(b.number, b.number), b.number);
        binary(Opcodes.ISHL, a, distance, (m, n) -> m << n);
        binary(Opcodes.ISHR, a, distance, (m, n) -> m >> n);
        binary(Opcodes.IUSHR, a, distance, (m, n) -> m >>> n);
        unary(Opcodes.INEG, a, -a.number);
        unary(Opcodes.I2B, a, (byte) a.number);
        unary(Opcodes.I2C, a, (char) a.number);
        unary(Opcodes.I2S, a, (short) a.number);
        IincInsnNode increment = new IincInsnNode(0, (short) b.number);
        InsnList list = new InsnList();
        list.add(increment);
        holds(new Simulation(list, new Webs(1, 1)).unaryOperation(increment, Value.ofInt(a.range)).range, a.number + (short) b.number, "iinc");
    }

    @Property(tries = 4000)
    void aComparisonThatIsTrueLeavesTheNumbersForWhichItIs(@ForAll("samples") Sample a, @ForAll("samples") Sample b) {
        for (Comparison comparison : Comparison.values()) {
            Comparison so = is(comparison, a.number, b.number) ? comparison : comparison.negated();
            assertTrue(is(so, a.number, b.number) && !is(so.negated(), a.number, b.number) && is(so.swapped(), b.number, a.number));
            holds(a.range.where(so, b.range), a.number, so + " " + b);
            holds(b.range.where(so.swapped(), a.range), b.number, so.swapped() + " " + a);
            assertTrue(a.range.contains(a.range.where(comparison, b.range)), "only ever narrower");
        }
    }

    private static boolean is(Comparison comparison, int m, int n) {
        return switch (comparison) {
            case EQUAL -> m == n;
            case UNEQUAL -> m != n;
            case LESS -> m < n;
            case NOT_LESS -> m >= n;
            case GREATER -> m > n;
            case NOT_GREATER -> m <= n;
        };
    }

    @Property(tries = 4000)
    void aJoinHoldsBothAndIsNoWiderThanTheTypeThatHoldsBoth(@ForAll("samples") Sample a, @ForAll("samples") Sample b) {
        Range joined = a.range.join(b.range);
        assertTrue(joined.contains(a.range) && joined.contains(b.range), () -> joined.toString());
        Range hull = new Range(Math.min(a.range.min(), b.range.min()), Math.max(a.range.max(), b.range.max()));
        assertEquals(hull.bytes(), joined.bytes());
    }

    @ParameterizedTest(name = "{0}..{1} takes {2} bytes, without a sign: {3}")
    @CsvSource({
        "0, 0, 1, false", "0, 1, 1, false", "-128, 127, 1, false", "0, 127, 1, false", "0, 128, 1, true", "0, 255, 1, true", "-1, 128, 2, false",
        "-129, 0, 2, false", "0, 256, 2, false", "-32768, 32767, 2, false", "0, 32768, 2, true", "0, 65535, 2, true", "-1, 32768, 4, false", "0, 65536, 4, false",
        "-32769, 0, 4, false", "-2147483648, 2147483647, 4, false",
    })
    void widthsAreThoseOfTheNarrowestTypeThatHoldsTheRange(int min, int max, int bytes, boolean unsigned) {
        assertEquals(bytes, new Range(min, max).bytes());
        assertEquals(unsigned, new Range(min, max).unsigned());
    }

    /** Operations on ends are exact where nothing overflows: constants stay constants. */
    @ParameterizedTest(name = "{0}: {1} and {2} give {3}")
    @CsvSource({
        "+, 2..3, 10..20, 12..23", "+, 0..2147483647, 1..1, -2147483648..2147483647", "-, 2..3, 10..20, -18..-7", "-, -2147483648..0, 1..1, -2147483648..2147483647",
        "+, -2147483648..0, 0..0, -2147483648..0", "+, 0..2147483647, 0..0, 0..2147483647", "*, -2..3, 10..20, -40..60", "*, 65536..65536, 32768..32768, -2147483648..2147483647", "*, -5..-4, -3..-2, 8..15",
        "/, 10..20, 3..5, 2..6", "/, -20..10, 3..5, -6..3", "/, -20..10, -5..-4, -2..5", "/, 10..20, 0..5, 0..20", "/, 10..20, -1..5, -20..20", "/, -3..20, 0..5, -20..20",
        "/, 10..20, -5..0, -20..20", "/, 0..20, 0..5, 0..20", "%, -5..5, 1..1, 0..0", ">>>, 0..100, 2..2, 0..25",
        "/, -2147483648..0, -1..-1, -2147483648..2147483647", "/, -2147483648..0, 0..1, -2147483648..2147483647",
        "%, 0..1000, 10..10, 0..9", "%, 0..5, 10..10, 0..5", "%, -1000..1000, -10..7, -9..9", "%, -1000..-1, 10..10, -9..0", "%, -3..20, 10..10, -3..9", "%, 1..2, 0..0, -2147483648..2147483647",
        "&, 0..100, -5..5, 0..100", "&, -5..5, 0..100, 0..100", "&, 0..100, 3..50, 0..50", "&, -1..100, -1..3, -2147483648..2147483647",
        "|, 0..0, 0..0, 0..0", "|, 0..1, 0..1, 0..1", "|, 0..4, 0..3, 0..7", "|, -3..4, 0..127, -128..127", "|, -3..4, 0..128, -32768..32767", "|, -3..4, 0..32768, -2147483648..2147483647",
        "|, 0..127, -3..4, -128..127", "|, 0..1073741824, 0..1, 0..2147483647",
        "<<, 1..3, 4..4, 16..48", "<<, -3..3, 36..36, -48..48", "<<, 1..3, 4..5, -2147483648..2147483647", "<<, 1..3, 30..30, -2147483648..2147483647",
        ">>, -20..100, 2..2, -5..25", ">>, -20..100, 1..2, -20..100", ">>, 5..100, 1..2, 0..100", ">>, -100..-5, 1..2, -100..-1",
        ">>>, 5..100, 2..2, 1..25", ">>>, -20..100, 24..24, 0..255", ">>>, -20..100, 32..32, -2147483648..2147483647", ">>>, -20..100, 1..2, -2147483648..2147483647",
    })
    void operationsAreExact(String operation, String left, String right, String result) {
        Range a = range(left);
        Range b = range(right);
        assertEquals(range(result), switch (operation) {
            case "+" -> a.plus(b);
            case "-" -> a.minus(b);
            case "*" -> a.times(b);
            case "/" -> a.dividedBy(b);
            case "%" -> a.modulo(b);
            case "&" -> a.and(b);
            case "|" -> a.or(b);
            case "<<" -> a.shiftedLeft(b);
            case ">>" -> a.shiftedRight(b);
            default -> a.shiftedRightUnsigned(b);
        });
    }

    private static Range range(String text) {
        String[] ends = text.split("\\.\\.");
        return new Range(Integer.parseInt(ends[0]), Integer.parseInt(ends[1]));
    }

    @ParameterizedTest(name = "0..10 {0} {1} leaves {2}")
    @CsvSource({
        "EQUAL, 3..20, 3..10", "EQUAL, -3..2, 0..2", "EQUAL, 11..20, 0..10", "UNEQUAL, 0..0, 1..10", "UNEQUAL, 10..10, 0..9", "UNEQUAL, 5..5, 0..10", "UNEQUAL, 0..1, 0..10",
        "LESS, 3..7, 0..6", "LESS, -5..0, 0..10", "NOT_LESS, 3..7, 3..10", "GREATER, 3..7, 4..10", "GREATER, 10..12, 0..10", "NOT_GREATER, 3..7, 0..7",
        "LESS, -2147483648..-2147483648, 0..10", "GREATER, 2147483647..2147483647, 0..10",
    })
    void comparisonsAreExact(Comparison comparison, String other, String left) {
        assertEquals(range(left), new Range(0, 10).where(comparison, range(other)));
    }

    @ParameterizedTest(name = "{0} joined with {1} is {2}")
    @CsvSource({
        "0..0, 0..0, 0..0", "0..0, 1..1, 0..1", "3..9, 4..5, 3..9", "3..9, 4..10, 0..127", "0..1, 5..200, 0..255", "0..1, 5..256, 0..32767", "0..1, 5..40000, 0..65535", "0..1, 5..70000, 0..2147483647",
        "0..1, -1..0, -128..1", "0..1, -128..2, -128..127", "0..1, -129..2, -32768..127", "0..1, -32769..0, -2147483648..1", "-5..-3, -7..-4, -128..0", "-1..0, -1..1, -128..1",
    })
    void joinsWidenToBoundsOfTypes(String left, String right, String result) {
        assertEquals(range(result), range(left).join(range(right)));
    }

    @Test
    void declaredTypesHaveTheirRanges() {
        assertEquals(new Range(0, 1), Range.of(Type.BOOLEAN_TYPE));
        assertEquals(new Range(-128, 127), Range.of(Type.BYTE_TYPE));
        assertEquals(new Range(-32768, 32767), Range.of(Type.SHORT_TYPE));
        assertEquals(new Range(0, 65535), Range.of(Type.CHAR_TYPE));
        assertEquals(new Range(Integer.MIN_VALUE, Integer.MAX_VALUE), Range.of(Type.INT_TYPE));
    }

    @Test
    void whatATypeHoldsIsNotChangedByACastToIt() {
        assertEquals(new Range(3, 9), new Range(3, 9).narrowedTo(Range.BYTE));
        assertEquals(Range.BYTE, new Range(3, 128).narrowedTo(Range.BYTE));
        assertFalse(Range.BYTE.contains(new Range(-129, 0)));
    }

    @Test
    void wideningEnds() {
        Range range = new Range(0, 0);
        int steps = 0;
        for (Range next = range.join(range.plus(new Range(1, 1))); !next.equals(range); next = range.join(range.plus(new Range(1, 1)))) {
            range = next;
            steps++;
        }
        assertTrue(steps < 10, "took " + steps);
        assertEquals(Range.INT, range);
    }
}

package dev.dormouse.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FrameNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** What is known of the argument of each call of {@code mark}. */
class FlowTest {

    private MethodNode method;
    private Flow flow;
    private final List<Integer> marks = new ArrayList<>();

    private void simulate(String parameters, String body) {
        simulate(parameters, body, -1);
    }

    private void simulate(String parameters, String body, int port) {
        simulate("static", parameters, body, port);
    }

    private void simulate(String modifiers, String parameters, String body, int port) {
        ClassNode node = new ClassNode();
        new ClassReader(Javac.compile("Some", """
                class Some {
                    static void mark(int it) {}
                    static void mark(long it) {}
                    static void mark(float it) {}
                    static void mark(double it) {}
                    static void mark(boolean it) {}
                    static void mark(Object it) {}
                    static int some() { return 1; }
                    int field;
                    byte tiny;
                    static boolean flag;
                    %s void method(%s) { %s }
                }
                """.formatted(modifiers, parameters, body))).accept(node, ClassReader.EXPAND_FRAMES);
        method = node.methods.stream().filter(m -> m.name.equals("method")).findFirst().orElseThrow();
        flow = new Flow("Some", method, port);
        for (int i = 0; i < method.instructions.size(); i++) {
            if (method.instructions.get(i) instanceof MethodInsnNode call && call.name.equals("mark")) {
                marks.add(i);
            }
        }
    }

    private Value marked(int mark) {
        var frame = flow.before(marks.get(mark));
        return frame.getStack(frame.getStackSize() - 1);
    }

    private Value local(int slot, int mark) {
        return flow.before(marks.get(mark)).getLocal(slot);
    }

    /** The range of what is marked first, or its constant. */
    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "byte b | mark(b) | -128..127", "boolean b | mark(b ? 3 : 3) | 3", "boolean b | mark(b ? 3 : 5) | 0..127", "char c | mark(c) | 0..65535", "short s | mark(s) | -32768..32767",
        "int[] a | mark(a[0]) | -2147483648..2147483647", "byte[] a | mark(a[0]) | -128..127", "boolean[] a | mark(a[0] ? 1 : 0) | 0..1", "char[] a | mark(a[0]) | 0..65535",
        "short[] a | mark(a[0]) | -32768..32767", "int[] a | mark(a.length) | 0..2147483647", "Object o | int i = o instanceof String ? 1 : 0; mark(i) | 0..1",
        "Some s | mark(s.field) | -2147483648..2147483647", "Some s | mark(s.tiny) | -128..127", "int i | mark(some()) | -2147483648..2147483647", "long l | mark((int) l) | -2147483648..2147483647",
        "float f | mark((int) f) | -2147483648..2147483647", "double d | mark((int) d) | -2147483648..2147483647",
        "long a, long b | int i = a < b ? 1 : 0; mark(i) | 0..1", "int i | mark((byte) i) | -128..127", "int i | mark((char) i) | 0..65535", "int i | mark((short) i) | -32768..32767",
        "int i | int five = 5; mark(five * 3 + 1) | 16", "int i | int five = 5; five++; mark(five) | 6", "int i | int five = 5; mark(-five) | -5",
        "int i | if (i >= 0 && i < 10) mark(i) | 0..9", "int i | if (i == 4) mark(i) | 4", "int i | if (i != 4) return; mark(i) | 4", "int i | if (i <= 3) return; if (7 > i) mark(i) | 4..6",
        "byte i | if (i != 0) return; mark(i) | 0", "int i | int x = 1; try { some(); x = 2; some(); } catch (RuntimeException e) { mark(x); } | 0..127",
        "int i | mark(i++); | -2147483648..2147483647", "int i | int n = 3; int j = n++; mark(j) | 3", "int i | if (i >= 0 && i++ < 10) { if (i < 9) mark(i - 1); } | -2147483648..2147483647",
        "byte i | if (i < 0) mark(i) | -128..-1", "byte i | if (i <= 0) mark(i) | -128..0", "byte i | if (i > 0) mark(i) | 1..127", "byte i | if (i >= 0) mark(i) | 0..127", "byte i | if (i == 0) mark(i) | 0",
        "boolean b | if (b) mark(b ? 4 : 5) | 0..127", "int i, byte n | if (i < n) mark(i) | -2147483648..126", "int i, byte n | if (n > i) mark(i) | -2147483648..126",
        "int i, byte n | if (i >= n) mark(i) | -128..2147483647", "int i | int j = i; if (i >= 0 && i < 10) mark(j) | 0..9", "int i | int j = i; if (j >= 0 && j < 10) mark(i) | 0..9",
        "int i | int j = i; i++; if (i >= 0 && i < 10) mark(j) | -2147483648..2147483647", "int i | if (i < 10) { } mark(i) | -2147483648..2147483647",
        "int n | for (int i = 0; i < 10; i++) mark(i) | 0..9", "int n | for (int i = 0; i < n; i++) mark(i) | 0..2147483646", "int n | for (int i = 200; i >= 0; i--) mark(i) | 0..255", "int n | for (int i = 0; i < 10; i++) { } int j = 0; mark(j) | 0",
        "int n | for (int i = 0; i < 1000; i += 3) mark(i) | 0..999", "int n | int i = 0; do { mark(i); i++; } while (i != n) | -2147483648..2147483647",
        "int n | int i = 0; while (n != 4) { mark(i + 1); i = some(); } | -2147483648..2147483647",
    })
    void numbersLieInTheirRanges(String parameters, String body, String expected) {
        simulate(parameters, body + ";");
        Value value = marked(0);
        if (expected.contains("..")) {
            assertEquals(expected, value.range.min() + ".." + value.range.max());
            assertFalse(value.isConstant());
        } else {
            assertEquals(Integer.valueOf(expected), value.constant);
            assertTrue(value.isConstant());
        }
    }

    @ParameterizedTest(name = "{1}: {2} {3}")
    @CsvSource(delimiter = '|', value = {
        "long l | mark(l + 1) | LONG | ", "long l | mark(7L) | LONG | 7", "float f | mark(f) | FLOAT | ", "float f | mark(1.5f) | FLOAT | 1.5", "double d | mark(d * 2) | DOUBLE | ",
        "double d | mark(-0.0) | DOUBLE | -0.0", "double d | mark(Double.NaN) | DOUBLE | ", "float f | mark(Float.NaN) | FLOAT | ", "int i | mark(0L) | LONG | 0", "int i | mark(1f) | FLOAT | 1.0",
        "int i | mark(1.0) | DOUBLE | 1.0", "int i | mark(\"text\") | REF | text", "int i | mark((Object) null) | NULL | ", "int i | mark(int[].class) | REF | [I", "int i | mark((long) i) | LONG | ",
        "long l | mark((float) l) | FLOAT | ", "long l | mark((double) l) | DOUBLE | ", "long l | mark(-l) | LONG | ", "float f | mark(-f) | FLOAT | ", "double d | mark(-d) | DOUBLE | ",
        "long[] l | mark(l[0]) | LONG | ", "float[] l | mark(l[0]) | FLOAT | ", "double[] l | mark(l[0]) | DOUBLE | ", "boolean b | mark(b ? 7L : 7L) | LONG | 7", "boolean b | mark(b ? 7L : 8L) | LONG | ",
        "boolean b | mark(b ? \"a\" : \"a\") | REF | a", "boolean b | mark(b ? \"a\" : \"b\") | REF | ", "boolean b | mark(b ? null : \"b\") | REF | ",
    })
    void valuesHaveTheirKindAndTheirConstant(String parameters, String body, String kind, String constant) {
        simulate(parameters, body + ";");
        assertEquals(kind, marked(0).kind.name());
        assertEquals(constant, marked(0).constant == null ? null : marked(0).constant.toString());
        assertEquals(constant != null || kind.equals("NULL"), marked(0).isConstant());
        assertEquals(kind.equals("LONG") || kind.equals("DOUBLE") ? 2 : 1, marked(0).getSize());
        assertEquals(kind.equals("REF") || kind.equals("NULL"), marked(0).isReference());
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(delimiter = '|', value = {
        "Object o | mark(o) | java/lang/Object", "int[][] a | mark(a[0]) | [I", "String[] a | mark(a[0]) | java/lang/String", "Object[][] a | mark(a[1]) | [Ljava/lang/Object;", "Object o | mark((String) o) | java/lang/String",
        "int i | mark(new int[1]) | [I", "int i | mark(new boolean[1]) | [Z", "int i | mark(new char[1]) | [C", "int i | mark(new byte[1]) | [B", "int i | mark(new short[1]) | [S", "int i | mark(new long[1]) | [J",
        "int i | mark(new float[1]) | [F", "int i | mark(new double[1]) | [D", "int i | mark(new String[1]) | [Ljava/lang/String;", "int i | mark(new int[1][]) | [[I", "int i | mark(new int[1][2]) | [[I",
        "int i | mark(new Some()) | Some", "int i | Some s = new Some(); mark(s) | Some", "int i | mark(\"a\" + i) | java/lang/String",
        "int i | try { some(); } catch (IllegalStateException e) { mark(e); } | java/lang/IllegalStateException", "int i | try { some(); } finally { mark(\"x\".trim()); } | java/lang/String",
        "int i | mark(new Thread((Runnable) null, \"a\")) | java/lang/Thread",
        "boolean b | Object o = null; mark(b ? \"a\" : o) | java/lang/Object", "int i | Runnable r = () -> {}; mark(r) | java/lang/Runnable", "boolean b | Object o; if (b) o = \"a\"; else o = 1; mark(o) | java/lang/Object", "boolean b | Object o = null; if (b) o = \"a\"; mark(o) | java/lang/Object",
    })
    void referencesHaveTheTypesOfTheStackMaps(String parameters, String body, String type) {
        simulate(parameters, body + ";");
        assertEquals(type, marked(0).type);
        assertEquals(Value.Kind.REF, marked(0).kind);
    }

    @Test
    void aCopyIsKnownUntilEitherIsAssigned() {
        simulate("long a", "long b = a; mark(b); a++; a = 2; mark(b); b = a; b += 1; mark(b); long c = b; mark(c); b = 3; mark(c);");
        assertEquals(0, marked(0).copyOf, "it is a copy of what b is a copy of");
        assertEquals(0, local(2, 0).copyOf);
        assertEquals(2, marked(1).copyOf, "a is another now");
        assertEquals(2, marked(2).copyOf, "b is another now");
        assertEquals(2, marked(3).copyOf);
        assertEquals(4, marked(4).copyOf, "b is another now");
    }

    @Test
    void aCopyOnTheStackStandsAloneWhenItsLocalIsAssigned() {
        simulate("int i, int[] a", "mark(i++); mark(i + (i = 4)); mark(a.length + (a = null).length); mark(i);");
        assertEquals(Value.NO_LOCAL, marked(0).copyOf);
        for (int i = 0; i < method.instructions.size(); i++) {
            if (method.instructions.get(i).getOpcode() == Opcodes.IADD) {
                assertEquals(Value.NO_LOCAL, flow.before(i).getStack(0).copyOf);
                assertEquals(Value.NO_LOCAL, flow.before(i).getStack(0).lengthOf);
            }
        }
    }

    @Test
    void anInstanceMethodHasItsReceiverBeforeItsParameters() {
        simulate("", "int i, String s", "mark(this); mark(s); mark(i);", 2);
        assertEquals("Some", marked(0).type);
        assertEquals("java/lang/String", marked(1).type);
        assertTrue(marked(1).port);
        assertEquals(Value.Kind.INT, marked(2).kind);
    }

    @Test
    void aHandlerBeginsWithWhatIsCaught() {
        simulate("int i", "try { mark(1); } catch (IllegalStateException e) { mark(2); } finally { mark(3); }");
        List<String> caught = method.tryCatchBlocks.stream().map(block -> flow.before(method.instructions.indexOf(block.handler)).getStack(0).type).distinct().toList();
        assertEquals(List.of("java/lang/IllegalStateException", "java/lang/Throwable"), caught);
    }

    @Test
    void whateverIsCoveredCanThrow() {
        MethodNode code = new MethodNode(Opcodes.ACC_STATIC, "code", "()V", null, null);
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitLabel(start);
        code.visitInsn(Opcodes.NOP);
        code.visitLabel(end);
        code.visitJumpInsn(Opcodes.GOTO, start);
        code.visitLabel(handler);
        code.visitInsn(Opcodes.ATHROW);
        code.visitMaxs(1, 0);
        assertEquals("java/lang/Throwable", new Flow("Some", code, -1).before(5).getStack(0).type);
    }

    @Test
    void theStackMapFrameOfAPlaceStandsBeforeItsInstruction() {
        simulate("int i", "while (i > 0) { i--; mark(1); }");
        AbstractInsnNode compared = method.instructions.getFirst();
        while (compared.getOpcode() != Opcodes.IFLE) {
            compared = compared.getNext();
        }
        AbstractInsnNode load = compared.getPrevious();
        FrameNode frame = (FrameNode) load.getPrevious();
        assertSame(frame, Flow.frameAt(frame));
        assertSame(frame, Flow.frameAt(method.instructions.getFirst()), "behind a label and a line");
        assertNull(Flow.frameAt(load));
        assertNull(Flow.frameAt(compared.getNext()));
        assertNull(Flow.frameAt(method.instructions.getLast()));
    }

    @Test
    void aLengthIsKnownUntilTheArrayIsAnother() {
        simulate("int[] a, boolean which", "int length = a.length; mark(length); int same = length; mark(same); a = new int[2]; mark(length); length = which ? a.length : same; mark(length);");
        assertEquals(0, local(2, 0).lengthOf);
        assertEquals(0, local(3, 1).lengthOf);
        assertEquals(2, local(3, 1).copyOf);
        assertEquals(Value.NO_LOCAL, local(2, 2).lengthOf);
        assertEquals(Value.NO_LOCAL, local(2, 3).lengthOf);
    }

    @Test
    void copiesAndLengthsThatHoldOnBothWaysHoldAfterAJoin() {
        simulate("int[] a, boolean which", "int[] b = a; int length; if (which) length = a.length; else length = b.length; mark(length); mark(b); mark(length + b.length);");
        assertEquals(0, local(3, 0).lengthOf);
        assertEquals(0, local(2, 1).copyOf);
    }

    @Test
    void deadLocalsAreUnknownAfterJoinsAndUnreachableCodeIsNotSimulated() {
        simulate("int a, boolean which", "int b = 4; mark(b); if (which) { b = 5; } mark(a); b = 6; mark(b);");
        assertEquals(Value.Kind.NONE, local(2, 1).kind);
        simulate("int a", "for (;;) { a++; }");
        long reached = java.util.stream.IntStream.range(0, method.instructions.size()).filter(i -> flow.before(i) == null).count();
        assertTrue(reached <= 2, "only what stands behind the loop: " + reached);
    }

    @Test
    void aSlotThatIsUsedTwiceIsTwoVariablesAndAJoinMakesOne() {
        simulate("boolean which", "{ int a = some(); mark(a + 1); mark(a); } { int b = some(); mark(b + 1); mark(b); } int c; if (which) c = some(); else c = 2; mark(c + 1); mark(c); c++; mark(c + 1); mark(c); mark(which);");
        Webs webs = flow.webs();
        List<Integer> variables = new ArrayList<>();
        for (int mark = 0; mark < 8; mark += 2) {
            variables.add(webs.find(local(1, mark).web));
        }
        assertEquals(4, variables.stream().distinct().count(), "a, b, c, and c when it has been assigned anew: " + variables);
        assertEquals(0, local(0, 0).web, "a parameter's assignment is its slot");
    }

    @Test
    void whatLoopsAssignIsOneVariable() {
        simulate("int n", "int sum = some(); while (n > 0) { mark(sum); sum += n; n--; } mark(sum + 1); mark(sum);");
        assertEquals(flow.webs().find(local(1, 0).web), flow.webs().find(local(1, 1).web));
    }

    @Test
    void aVariableIsAliveUntilItsLastReadAndInHandlersOfWhatMayThrow() {
        simulate("int a, int b, int c", "mark(a); try { mark(1); } catch (RuntimeException e) { mark(b); } mark(c); c = 3; mark(c);");
        Liveness liveness = flow.liveness();
        assertTrue(liveness.before(marks.get(0)).get(1) && liveness.before(marks.get(0)).get(2));
        assertFalse(liveness.before(marks.get(0)).get(0));
        assertTrue(liveness.before(marks.get(1)).get(1));
        int last = marks.get(marks.size() - 1);
        assertTrue(liveness.before(last).isEmpty());
        assertEquals(1, flow.edges().handlers(marks.get(1)).size());
        assertEquals("java/lang/RuntimeException", flow.edges().blocks(marks.get(1)).get(0).type);
        assertEquals(List.of(), flow.edges().handlers(marks.get(0)));
        assertEquals(List.of(), flow.edges().blocks(marks.get(3)));
        assertNull(flow.before(marks.get(0)).getLocal(0).type);
    }

    @Test
    void thePortIsKnownWhereverItIs() {
        simulate("Object port, boolean which", "Object copy = port; mark(copy); Object maybe = which ? port : null; mark(maybe); mark(which ? port : copy);", 0);
        assertTrue(marked(0).port && marked(0).isConstant());
        assertFalse(marked(1).port);
        assertTrue(marked(2).port);
    }

    @ParameterizedTest(name = "a switch goes on at each of its {0} arms")
    @CsvSource({"3, 1 2", "3, 1 1000", "4, 1 2 3"})
    void switchesHaveAnEdgeToEachArm(int arms, String keys) {
        String[] key = keys.split(" ");
        simulate("int i", "switch (i) { case " + key[0] + ": mark(10); break; case " + key[1] + ": mark(20); break; " + (key.length > 2 ? "case " + key[2] + ": return; " : "") + "default: mark(30); }");
        for (int i = 0; i < method.instructions.size(); i++) {
            int opcode = method.instructions.get(i).getOpcode();
            if (opcode == Opcodes.TABLESWITCH || opcode == Opcodes.LOOKUPSWITCH) {
                assertEquals(arms, flow.edges().next(i).length);
            }
        }
        assertEquals(List.of(10, 20, 30), List.of(marked(0).constant, marked(1).constant, marked(2).constant));
    }
}

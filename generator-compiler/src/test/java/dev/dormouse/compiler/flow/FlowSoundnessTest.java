package dev.dormouse.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** Random methods over all integral types, with loops, branches and casts: each number that one sees when it runs lies in the range that was simulated for it. */
public class FlowSoundnessTest {

    private static final List<String> TYPES = List.of("int", "byte", "short", "char");
    private static final List<String> OPERATORS = List.of("+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>");
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", ">=", ">", "<=");
    private static final List<Integer> NUMBERS = List.of(0, 1, -1, 2, 3, 7, 9, 100, 127, 128, 255, 256, -128, -129, 1000, 32767, 65535, 1 << 20, Integer.MAX_VALUE, Integer.MIN_VALUE);

    /** What each call of {@code mark} may see, by its number; the generated classes call it. */
    private static final Map<Integer, Value> EXPECTED = new HashMap<>();

    /** Called by the generated methods. */
    public static void mark(int number, int seen) {
        Value value = EXPECTED.get(number);
        if (seen < value.range.min() || seen > value.range.max() || value.constant != null && !value.constant.equals(seen)) {
            throw new AssertionError("mark " + number + " sees " + seen + ", but " + value + " in " + value.range + " was simulated");
        }
    }

    /** Writes one method; its locals v0 to v7 are assigned before anything else, so that each may be read anywhere. */
    private static final class Writer {

        private final RandomGenerator random;
        private final StringBuilder text = new StringBuilder();
        private int marks;

        Writer(RandomGenerator random, int firstMark) {
            this.random = random;
            marks = firstMark;
        }

        private <T> T oneOf(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private String variable() {
            return "v" + random.nextInt(8);
        }

        private String number() {
            return "(" + oneOf(NUMBERS) + ")";
        }

        private String expression(int depth) {
            return switch (random.nextInt(depth > 2 ? 2 : 8)) {
                case 0 -> number();
                case 1, 2 -> variable();
                case 3 -> "(" + oneOf(TYPES) + ") " + "(" + expression(depth + 1) + ")";
                case 4 -> "(" + condition(depth + 1) + " ? " + expression(depth + 1) + " : " + expression(depth + 1) + ")";
                default -> "(" + expression(depth + 1) + " " + oneOf(OPERATORS) + " " + expression(depth + 1) + ")";
            };
        }

        private String condition(int depth) {
            String simple = expression(depth + 1) + " " + oneOf(COMPARISONS) + " " + (random.nextBoolean() ? number() : expression(depth + 1));
            String ofVariable = variable() + " " + oneOf(COMPARISONS) + " " + (random.nextBoolean() ? number() : variable());
            return switch (random.nextInt(6)) {
                case 0 -> simple;
                case 1 -> ofVariable + " && " + simple;
                case 2 -> "!(" + simple + ") || " + ofVariable;
                default -> ofVariable;
            };
        }

        private void mark() {
            text.append("dev.dormouse.compiler.flow.FlowSoundnessTest.mark(").append(marks++).append(", ").append(variable()).append(");\n");
        }

        private void assign() {
            int v = random.nextInt(8);
            switch (random.nextInt(5)) {
                case 0 -> text.append("v").append(v).append(random.nextBoolean() ? "++;\n" : "--;\n");
                case 1 -> text.append("v").append(v).append(" ").append(oneOf(OPERATORS)).append("= ").append(expression(1)).append(";\n");
                case 2 -> text.append("v").append(v & 4).append(" = ").append(variable()).append(";\n");
                default -> text.append("v").append(v).append(" = (").append(TYPES.get(v % 4)).append(") ").append(expression(0)).append(";\n");
            }
        }

        private void block(int depth) {
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                mark();
                switch (random.nextInt(depth > 2 ? 2 : 5)) {
                    case 0, 1 -> assign();
                    case 2 -> {
                        text.append("if (").append(condition(0)).append(") {\n");
                        block(depth + 1);
                        text.append("} else {\n");
                        block(depth + 1);
                        text.append("}\n");
                    }
                    default -> loop(depth);
                }
            }
        }

        private void loop(int depth) {
            String condition = "fuel-- > 0 && (" + condition(0) + ")";
            if (random.nextBoolean()) {
                String counter = variable();
                text.append("for (").append(counter).append(" = ").append(random.nextInt(10)).append("; ").append(condition).append("; ").append(counter).append("++) {\n");
            } else {
                text.append("while (").append(condition).append(") {\n");
            }
            mark();
            block(depth + 1);
            text.append("}\n");
        }

        String method(int number) {
            text.append("public static void m").append(number).append("(int v0, byte v1, short v2, char v3) {\nint v4 = v1; byte v5 = 0; short v6 = (short) v0; char v7 = 'a'; int fuel = 30;\n");
            block(0);
            block(0);
            mark();
            return text.append("}\n").toString();
        }
    }

    @Property(tries = 5)
    void everyNumberLiesInItsSimulatedRange(@ForAll @LongRange(min = 0) long seed) throws ReflectiveOperationException {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        Map<String, String> methods = new TreeMap<>();
        int marks = 0;
        for (int method = 0; method < 30; method++) {
            Writer writer = new Writer(random, marks);
            methods.put("m" + method, writer.method(method));
            marks = writer.marks;
        }
        byte[] bytes = Javac.compile("Random", "public class Random {\n" + String.join("", methods.values()) + "}\n");
        simulate(bytes);
        Class<?> written = new ClassLoader(FlowSoundnessTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass("Random", bytes, 0, bytes.length);
            }
        }.define();
        for (Method method : written.getDeclaredMethods()) {
            for (int run = 0; run < 12; run++) {
                run(method, random, methods.get(method.getName()));
            }
        }
    }

    private static void simulate(byte[] bytes) {
        ClassNode node = new ClassNode();
        new ClassReader(bytes).accept(node, ClassReader.EXPAND_FRAMES);
        EXPECTED.clear();
        for (MethodNode method : node.methods) {
            Flow flow = new Flow("Random", method, -1);
            for (int i = 0; i < method.instructions.size(); i++) {
                AbstractInsnNode instruction = method.instructions.get(i);
                if (flow.before(i) != null && instruction instanceof MethodInsnNode call && call.name.equals("mark")) {
                    EXPECTED.put((Integer) flow.before(i).getStack(0).constant, flow.before(i).getStack(1));
                }
            }
        }
        assertTrue(EXPECTED.size() > 100, "only " + EXPECTED.size() + " marks");
    }

    private static void run(Method method, RandomGenerator random, String source) throws IllegalAccessException {
        int number = random.nextInt(4) == 0 ? random.nextInt() : NUMBERS.get(random.nextInt(NUMBERS.size()));
        List<Object> arguments = new ArrayList<>(List.of(number, (byte) random.nextInt(), (short) random.nextInt(), (char) random.nextInt()));
        try {
            method.invoke(null, arguments.toArray());
        } catch (InvocationTargetException e) {
            if (!(e.getCause() instanceof ArithmeticException)) {
                throw new AssertionError(method + " with " + arguments + "\n" + source, e.getCause());
            }
        }
    }
}

package dev.dormouse.compiler.check;

import dev.dormouse.compiler.coroutine.ClassInfos;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What can be seen of weaving in one class file, wherever the runtime's package is. */
final class WovenClass extends ClassVisitor {

    /** One of these is in every class file that has a coroutine, is generated for one, or is woven. */
    private static final List<byte[]> SIGNS = List.of(utf8("/Coroutine;"), utf8("/woven/"), utf8("$poll$"), utf8("$drive$"));

    /**
     * A method.
     *
     * @param makes internal name of the class whose instance its first instruction makes; empty if it does something else
     * @param marks as those of a class
     * @param line its first line, or 0
     */
    record Method(int access, String name, String descriptor, String makes, Map<String, Map<String, Object>> marks, int line) {}

    /** A call of a poll or driver. */
    record Call(String owner, String name, String descriptor, int line) {}

    String name;
    String source;
    /** The elements of its class-retained annotations, by the internal name of the annotation. */
    final Map<String, Map<String, Object>> marks = new HashMap<>();
    final List<Method> methods = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();

    private WovenClass() {
        super(Opcodes.ASM9);
    }

    static WovenClass read(byte[] classFile) {
        WovenClass read = new WovenClass();
        ClassInfos.accept(classFile, read, ClassReader.SKIP_FRAMES);
        return read;
    }

    /** Whether there can be anything in a class file that {@link WovenChecks} looks for. */
    static boolean isOfInterest(byte[] classFile) {
        return SIGNS.stream().anyMatch(sign -> contains(classFile, sign));
    }

    private static boolean contains(byte[] bytes, byte[] wanted) {
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            int same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return true;
            }
        }
        return false;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    boolean has(String method) {
        return methods.stream().anyMatch(candidate -> candidate.name().equals(method));
    }

    @Override
    public void visit(int version, int access, String className, String signature, String superName, String[] interfaces) {
        name = className;
    }

    @Override
    public void visitSource(String file, String debug) {
        source = file;
    }

    @Override
    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
        return mark(annotation, marks);
    }

    private static AnnotationVisitor mark(String annotation, Map<String, Map<String, Object>> marks) {
        Map<String, Object> values = new HashMap<>();
        marks.put(annotation.substring(1, annotation.length() - 1), values);
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(String element, Object value) {
                values.put(element, value);
            }

            @Override
            public AnnotationVisitor visitArray(String element) {
                List<Object> all = new ArrayList<>();
                values.put(element, all);
                return new AnnotationVisitor(Opcodes.ASM9) {
                    @Override
                    public void visit(String none, Object value) {
                        all.add(value);
                    }
                };
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(int access, String method, String descriptor, String signature, String[] exceptions) {
        return new MethodVisitor(Opcodes.ASM9) {

            private final Map<String, Map<String, Object>> marks = new HashMap<>();
            private String makes;
            private int line;
            private int first;

            @Override
            public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                return mark(annotation, marks);
            }

            @Override
            public void visitLineNumber(int number, Label start) {
                line = number;
                first = first == 0 ? number : first;
            }

            @Override
            public void visitTypeInsn(int opcode, String type) {
                makes = makes == null && opcode == Opcodes.NEW ? type : makes;
            }

            @Override
            public void visitMethodInsn(int opcode, String owner, String called, String calledDescriptor, boolean isInterface) {
                if (called.contains("$poll$") || called.contains("$drive$")) {
                    calls.add(new Call(owner, called, calledDescriptor, line));
                }
            }

            @Override
            public void visitEnd() {
                methods.add(new Method(access, method, descriptor, makes == null ? "" : makes, marks, first));
            }
        };
    }
}

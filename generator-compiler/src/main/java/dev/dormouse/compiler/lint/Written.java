package dev.dormouse.compiler.lint;

import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** What one method allocates and calls, in the order of its code. */
final class Written {

    private static final String BUILDER = "java/lang/StringBuilder";

    /** Something that allocates; {@code failing} when it only does so on the way to a throw. */
    static final class Allocation {

        final int line;
        final boolean failing;
        private String what;

        Allocation(int line, boolean failing, String what) {
            this.line = line;
            this.failing = failing;
            this.what = what;
        }

        String what() {
            return what;
        }
    }

    /** A call of methods of the compilation. */
    record Call(int line, boolean failing, Set<Method> targets) {}

    private record Created(String type, Allocation allocation) {}

    final List<Allocation> allocations = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();

    private final Project project;
    private final Paths paths;
    private int line;
    /** 0 if the class file does not say. */
    final int firstLine;
    /** Texts of objects, made since a value was last put away: javac makes them for a concatenation, which they are part of. */
    private final List<Allocation> texts = new ArrayList<>();
    /** Objects whose constructors are not called yet, the last one first. */
    private final Deque<Created> created = new ArrayDeque<>();
    /** Builders that have not been stored away: what comes of them is a concatenation. */
    private final Deque<Allocation> builders = new ArrayDeque<>();

    Written(Method method, Project project) {
        this.project = project;
        int first = 0;
        paths = new Paths(method.node().instructions);
        for (AbstractInsnNode at : method.node().instructions) {
            if (at instanceof LineNumberNode number) {
                line = number.line;
                first = first == 0 ? line : first;
            } else if (at.getOpcode() >= 0 && !paths.isBeside(at)) {
                visit(at);
            }
        }
        firstLine = first;
    }

    private void visit(AbstractInsnNode at) {
        switch (at.getOpcode()) {
            case Opcodes.NEW -> created(at, ((TypeInsnNode) at).desc);
            case Opcodes.ANEWARRAY -> array(at, Type.getObjectType(((TypeInsnNode) at).desc));
            case Opcodes.NEWARRAY -> array(at, Words.primitive(((IntInsnNode) at).operand));
            case Opcodes.MULTIANEWARRAY -> add(at, "new " + Spelling.of(Type.getType(((MultiANewArrayInsnNode) at).desc)));
            case Opcodes.INVOKEDYNAMIC -> dynamic((InvokeDynamicInsnNode) at);
            case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKESPECIAL, Opcodes.INVOKESTATIC, Opcodes.INVOKEINTERFACE -> call((MethodInsnNode) at);
            case Opcodes.ASTORE, Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.ARETURN, Opcodes.POP -> {
                texts.clear();
                if (!builders.isEmpty() && isBuilders(Code.previous(at))) {
                    builders.pop();
                }
            }
            default -> { }
        }
    }

    private Allocation add(AbstractInsnNode at, String what) {
        Allocation allocation = new Allocation(line, paths.isFailing(at), what);
        allocations.add(allocation);
        return allocation;
    }

    private void created(AbstractInsnNode at, String type) {
        Allocation allocation = add(at, Words.creation(type));
        created.push(new Created(type, allocation));
        if (type.equals(BUILDER)) {
            builders.push(allocation);
        }
    }

    private static boolean isBuilders(AbstractInsnNode at) {
        return at instanceof MethodInsnNode call && call.owner.equals(BUILDER) && (call.name.equals("<init>") || call.name.equals("append"));
    }

    private void array(AbstractInsnNode at, Type element) {
        MethodInsnNode taker = Code.callWith(at, element);
        add(at, taker == null ? "new " + Spelling.of(element) + "[]" : "an array of arguments for " + Words.name(taker));
    }

    private void dynamic(InvokeDynamicInsnNode at) {
        switch (at.bsm.getOwner()) {
            case "java/lang/invoke/StringConcatFactory" -> {
                allocations.removeAll(texts);
                texts.clear();
                add(at, "string concatenation");
            }
            case "java/lang/invoke/LambdaMetafactory" -> {
                if (Type.getArgumentTypes(at.desc).length > 0) {
                    add(at, "a capturing lambda");
                }
                Handle body = (Handle) at.bsmArgs[1];
                int opcode = switch (body.getTag()) {
                    case Opcodes.H_INVOKEVIRTUAL -> Opcodes.INVOKEVIRTUAL;
                    case Opcodes.H_INVOKEINTERFACE -> Opcodes.INVOKEINTERFACE;
                    default -> Opcodes.INVOKESTATIC;
                };
                if (body.getTag() != Opcodes.H_NEWINVOKESPECIAL) {
                    follow(at, project.targets(opcode, body.getOwner(), body.getName(), body.getDesc()));
                } else {
                    add(at, Words.creation(body.getOwner()));
                }
            }
            case "java/lang/runtime/ObjectMethods" -> {
                if (at.name.equals("toString")) {
                    add(at, "a record's toString");
                }
            }
            default -> { }
        }
    }

    private void call(MethodInsnNode call) {
        if (call.owner.equals(BUILDER) && call.name.equals("toString") && !builders.isEmpty()) {
            builders.pop().what = "string concatenation";
            return;
        }
        if (call.name.equals("<init>")) {
            constructed(call);
            return;
        }
        if (call.owner.equals("dev/dormouse/Scratch")) {
            return; // part of the record
        }
        String known = KnownCalls.allocation(call, project);
        if (known != null) {
            Allocation allocation = add(call, known);
            if (known.equals("String.valueOf")) {
                texts.add(allocation);
            }
        } else {
            follow(call, project.targets(call.getOpcode(), call.owner, call.name, call.desc));
        }
    }

    /** What a constructor allocates is part of the object that it makes, and its reason is that object's. */
    private void constructed(MethodInsnNode call) {
        if (!created.isEmpty() && created.peek().type.equals(call.owner)) {
            Allocation allocation = created.pop().allocation;
            if (project.targets(call.getOpcode(), call.owner, call.name, call.desc).stream().anyMatch(constructor -> constructor.reason() != null)) {
                allocations.remove(allocation);
            }
        }
    }

    private void follow(AbstractInsnNode at, Set<Method> targets) {
        if (!targets.isEmpty()) {
            calls.add(new Call(line, paths.isFailing(at), targets));
        }
    }
}

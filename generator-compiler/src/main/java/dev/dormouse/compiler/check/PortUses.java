package dev.dormouse.compiler.check;

import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.LambdaSite;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.flow.Value;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LocalVariableNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Frame;

/**
 * What one coroutine does with its port, and with others, as its bytecode shows it. A copy of the port in another local is let pass: compilers make such copies, and a copy can go nowhere that the port
 * itself cannot.
 */
final class PortUses {

    private static final Set<String> OF_OBJECT = Set.of("toString()Ljava/lang/String;", "hashCode()I", "equals(Ljava/lang/Object;)Z", "getClass()Ljava/lang/Class;");

    private final Coroutine coroutine;
    private final Classes classes;
    private final InsnList instructions;
    private final String port;
    private boolean reassigned;
    /** By what is said, since one expression may take several instructions. */
    private final Map<String, Refused> refusals = new LinkedHashMap<>();

    PortUses(Coroutine coroutine, Classes classes) {
        this.coroutine = coroutine;
        this.classes = classes;
        instructions = coroutine.body.method.instructions;
        port = nameOf(coroutine.method, coroutine.portSlot);
        int[] monitors = monitors();
        boolean onePort = classes.portSlots(coroutine.owner.name, coroutine.isStatic(), coroutine.descriptor()).size() == 1;
        for (int i = 0; i < instructions.size() && onePort; i++) {
            Frame<Value> frame = coroutine.body.flow().before(i);
            if (frame != null) {
                check(instructions.get(i), frame, monitors[i]);
            }
        }
    }

    List<Refused> refusals() {
        return List.copyOf(refusals.values());
    }

    /** The name of a parameter, if debug tables have it, or else the slot that it is passed in. */
    static String nameOf(MethodNode method, int slot) {
        if (slot == 0 && (method.access & Opcodes.ACC_STATIC) == 0) {
            return "this";
        }
        if (method.localVariables != null) {
            for (LocalVariableNode variable : method.localVariables) {
                if (variable.index == slot) {
                    return variable.name;
                }
            }
        }
        return "arg" + slot;
    }

    /** How many monitors may be held before each instruction. */
    private int[] monitors() {
        int[] held = new int[instructions.size()];
        Arrays.fill(held, -1);
        Deque<Integer> pending = new ArrayDeque<>();
        held[0] = 0;
        pending.add(0);
        while (!pending.isEmpty()) {
            int at = pending.pop();
            int opcode = instructions.get(at).getOpcode();
            int after = opcode == Opcodes.MONITORENTER ? Math.min(held[at] + 1, Byte.MAX_VALUE) : opcode == Opcodes.MONITOREXIT ? Math.max(held[at] - 1, 0) : held[at];
            for (int next : coroutine.body.flow().edges().next(at)) {
                raise(held, next, after, pending);
            }
            for (int handler : coroutine.body.flow().edges().handlers(at)) {
                // The monitor that an instruction releases is released though the instruction may be said to throw.
                raise(held, handler, opcode == Opcodes.MONITOREXIT ? after : held[at], pending);
            }
        }
        return held;
    }

    private static void raise(int[] held, int at, int count, Deque<Integer> pending) {
        if (count > held[at]) {
            held[at] = count;
            pending.push(at);
        }
    }

    private void check(AbstractInsnNode instruction, Frame<Value> frame, int held) {
        Value top = frame.getStackSize() == 0 ? null : frame.getStack(frame.getStackSize() - 1);
        int opcode = instruction.getOpcode();
        if (instruction instanceof MethodInsnNode call) {
            call(call, frame, held);
        } else if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            captured(dynamic, frame);
        } else if (instruction instanceof VarInsnNode store && opcode >= Opcodes.ISTORE && opcode <= Opcodes.ASTORE && writesPort(store)) {
            refuse(Refusal.PORT_REASSIGNED, instruction, port);
            reassigned = true;
        } else if (top != null && top.port) {
            switch (opcode) {
                case Opcodes.PUTFIELD, Opcodes.PUTSTATIC, Opcodes.AASTORE -> escapes(instruction, "stored in a variable");
                case Opcodes.ARETURN -> escapes(instruction, "returned");
                case Opcodes.ATHROW, Opcodes.IFNULL, Opcodes.IFNONNULL, Opcodes.IF_ACMPEQ, Opcodes.IF_ACMPNE, Opcodes.INSTANCEOF, Opcodes.MONITORENTER -> escapes(instruction, "used as a value");
                default -> { }
            }
        } else if ((opcode == Opcodes.IF_ACMPEQ || opcode == Opcodes.IF_ACMPNE) && frame.getStack(frame.getStackSize() - 2).port) {
            escapes(instruction, "used as a value");
        }
    }

    private boolean writesPort(VarInsnNode store) {
        boolean wide = store.getOpcode() == Opcodes.LSTORE || store.getOpcode() == Opcodes.DSTORE;
        return store.var == coroutine.portSlot || wide && store.var + 1 == coroutine.portSlot;
    }

    private void captured(InvokeDynamicInsnNode dynamic, Frame<Value> frame) {
        int count = Type.getArgumentTypes(dynamic.desc).length;
        for (int i = frame.getStackSize() - count; i < frame.getStackSize(); i++) {
            if (frame.getStack(i).port) {
                if (!LambdaSite.is(dynamic)) {
                    escapes(dynamic, "used as a value");
                } else if (new LambdaSite(dynamic).isLambda()) {
                    refuse(Refusal.PORT_CAPTURED, dynamic, port, "a lambda");
                } else {
                    escapes(dynamic, "bound by a method reference");
                }
            }
        }
    }

    private void call(MethodInsnNode call, Frame<Value> frame, int held) {
        String primitive = call.getOpcode() == Opcodes.INVOKESTATIC ? null : classes.primitiveOf(call.owner);
        String callee = classes.nameOfCoroutine(call.owner, call.name, call.desc);
        int expected = call.name.equals(primitive) ? 0 : callee == null ? -1 : classes.portSlot(call.owner, call.getOpcode() == Opcodes.INVOKESTATIC, call.desc);
        if (expected >= 0) {
            String name = callee != null ? callee : Spelling.of(classes.portOf(call.owner)) + "." + call.name;
            suspension(call, frame, expected, name, held);
        }
        int slot = 0;
        for (int i = frame.getStackSize() - Body.operands(call); i < frame.getStackSize(); i++) {
            boolean receiver = slot == 0 && call.getOpcode() != Opcodes.INVOKESTATIC;
            if (frame.getStack(i).port && receiver && isOfObject(call)) {
                escapes(call, "used as a value");
            } else if (frame.getStack(i).port && slot != expected && !(receiver && !call.name.equals("<init>")) && !isNullCheck(call)) {
                passed(call, callee);
            }
            slot += frame.getStack(i).getSize();
        }
    }

    private void suspension(MethodInsnNode call, Frame<Value> frame, int expected, String name, int held) {
        int slot = 0;
        for (int i = frame.getStackSize() - Body.operands(call); i < frame.getStackSize(); i++) {
            if (slot == expected && !frame.getStack(i).port && !reassigned) {
                refuse(Refusal.FOREIGN_PORT, call, name, port);
            }
            slot += frame.getStack(i).getSize();
        }
        if (held > 0) {
            refuse(Refusal.IN_MONITOR, call, name);
        }
        if (classes.isUnwoven(call)) {
            refuse(Refusal.NOT_WOVEN, call, name);
        }
    }

    private void passed(MethodInsnNode call, String callee) {
        if (callee == null && !classes.isKnown(call.owner)) {
            refuse(Refusal.CLASS_FILE, call, coroutine.owner.name.replace('/', '.'), Refusal.notOnPath(call.owner));
        } else if (!call.name.equals("<init>")) {
            String name = callee != null ? callee : Spelling.of(call.owner) + "." + call.name;
            escapes(call, "passed to " + name + (callee != null ? ", but not as its port" : ", which is not a coroutine"));
        } else if (Body.isUnnamed(call.owner)) {
            String name = call.owner.substring(call.owner.lastIndexOf('$') + 1).replaceFirst("^[0-9]+", "");
            refuse(Refusal.PORT_CAPTURED, call, port, name.isEmpty() ? "an anonymous class" : "class " + name);
        } else {
            escapes(call, "passed to a constructor");
        }
    }

    /** Whether every object has this method; a view that yields by register has no object for its port. Which class is named where an interface inherits it is up to the compiler. */
    private static boolean isOfObject(MethodInsnNode call) {
        return !call.name.equals("<init>") && (call.owner.equals("java/lang/Object") || Names.packageOf(call.owner).equals("dev/dormouse") && OF_OBJECT.contains(call.name + call.desc));
    }

    /** What compilers put before a bound method reference, which is refused itself. */
    private static boolean isNullCheck(MethodInsnNode call) {
        AbstractInsnNode pop = call.getNext();
        return call.owner.equals("java/util/Objects") && call.name.equals("requireNonNull") && pop != null && pop.getOpcode() == Opcodes.POP
                && pop.getNext() instanceof InvokeDynamicInsnNode;
    }

    private void escapes(AbstractInsnNode instruction, String how) {
        refuse(Refusal.PORT_ESCAPES, instruction, port, how);
    }

    private void refuse(Refusal refusal, AbstractInsnNode instruction, Object... arguments) {
        Refused refused = new Refused(refusal, coroutine.owner, Body.line(instruction), arguments);
        refusals.putIfAbsent(refused.line + refusal.message(arguments), refused);
    }
}

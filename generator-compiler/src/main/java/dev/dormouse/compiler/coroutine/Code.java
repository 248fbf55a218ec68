package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.flow.Value;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/** Instructions in the making: the few that woven code is made of, under short names. */
public final class Code {

    public final InsnList list = new InsnList();
    private int size;

    public Code add(AbstractInsnNode instruction) {
        list.add(instruction);
        size += size(instruction);
        return this;
    }

    /** Appends other code, which is empty afterwards. */
    public Code append(Code other) {
        list.add(other.list);
        size += other.size;
        other.size = 0;
        return this;
    }

    /** The bytes it takes at most, unless there are jumps of more than 32767. */
    public int size() {
        return size;
    }

    private static int size(AbstractInsnNode instruction) {
        if (instruction.getOpcode() < 0) {
            return 0;
        }
        return switch (instruction.getType()) {
            case AbstractInsnNode.INSN -> 1;
            case AbstractInsnNode.VAR_INSN -> ((VarInsnNode) instruction).var < 4 ? 1 : ((VarInsnNode) instruction).var < 256 ? 2 : 4;
            case AbstractInsnNode.IINC_INSN -> ((IincInsnNode) instruction).var < 256 && (byte) ((IincInsnNode) instruction).incr == ((IincInsnNode) instruction).incr ? 3 : 6;
            case AbstractInsnNode.INT_INSN -> instruction.getOpcode() == Opcodes.SIPUSH ? 3 : 2;
            case AbstractInsnNode.MULTIANEWARRAY_INSN -> 4;
            case AbstractInsnNode.INVOKE_DYNAMIC_INSN -> 5;
            case AbstractInsnNode.METHOD_INSN -> instruction.getOpcode() == Opcodes.INVOKEINTERFACE ? 5 : 3;
            case AbstractInsnNode.TABLESWITCH_INSN -> 16 + 4 * ((TableSwitchInsnNode) instruction).labels.size();
            case AbstractInsnNode.LOOKUPSWITCH_INSN -> 12 + 8 * ((LookupSwitchInsnNode) instruction).labels.size();
            default -> 3;
        };
    }

    public Code op(int opcode) {
        return add(new InsnNode(opcode));
    }

    public Code load(int opcode, int slot) {
        return add(new VarInsnNode(opcode, slot));
    }

    public Code loadObject(int slot) {
        return load(Opcodes.ALOAD, slot);
    }

    public Code loadInt(int slot) {
        return load(Opcodes.ILOAD, slot);
    }

    public Code increment(int slot, int by) {
        return add(new IincInsnNode(slot, by));
    }

    public Code push(int constant) {
        if (constant >= -1 && constant <= 5) {
            return op(Opcodes.ICONST_0 + constant);
        }
        if (constant >= Byte.MIN_VALUE && constant <= Byte.MAX_VALUE) {
            return add(new IntInsnNode(Opcodes.BIPUSH, constant));
        }
        if (constant >= Short.MIN_VALUE && constant <= Short.MAX_VALUE) {
            return add(new IntInsnNode(Opcodes.SIPUSH, constant));
        }
        return add(new LdcInsnNode(constant));
    }

    /** Pushes a number or string. */
    public Code pushConstant(Object constant) {
        return constant instanceof Integer i ? push(i) : add(new LdcInsnNode(constant));
    }

    /** Pushes the null or zero of a type. */
    public Code pushZero(Type type) {
        return switch (type.getSort()) {
            case Type.LONG -> op(Opcodes.LCONST_0);
            case Type.FLOAT -> op(Opcodes.FCONST_0);
            case Type.DOUBLE -> op(Opcodes.DCONST_0);
            case Type.ARRAY, Type.OBJECT -> op(Opcodes.ACONST_NULL);
            default -> op(Opcodes.ICONST_0);
        };
    }

    /** Adds a constant to the int on the stack. */
    public Code plus(int constant) {
        return constant == 0 ? this : push(constant).op(Opcodes.IADD);
    }

    public Code jump(int opcode, LabelNode target) {
        return add(new JumpInsnNode(opcode, target));
    }

    public Code label(LabelNode label) {
        return add(label);
    }

    public Code line(int line) {
        if (line > 0) {
            LabelNode here = new LabelNode();
            label(here).add(new LineNumberNode(line, here));
        }
        return this;
    }

    public Code cast(String internalName) {
        return internalName.equals("java/lang/Object") ? this : add(new TypeInsnNode(Opcodes.CHECKCAST, internalName));
    }

    public Code getField(String owner, String name, String descriptor) {
        return add(new FieldInsnNode(Opcodes.GETFIELD, owner, name, descriptor));
    }

    public Code putField(String owner, String name, String descriptor) {
        return add(new FieldInsnNode(Opcodes.PUTFIELD, owner, name, descriptor));
    }

    public Code callStatic(String owner, String name, String descriptor, boolean isInterface) {
        return add(new MethodInsnNode(Opcodes.INVOKESTATIC, owner, name, descriptor, isInterface));
    }

    public Code callVirtual(String owner, String name, String descriptor) {
        return add(new MethodInsnNode(Opcodes.INVOKEVIRTUAL, owner, name, descriptor, false));
    }

    /** Takes the value of a type out of its register and leaves it on the stack; no reference stays behind. */
    public Code takeRegister(int registers, Type type) {
        if (type.getSort() == Type.VOID) {
            return this;
        }
        loadObject(registers).getField(Names.REGISTERS, Names.register(type), Names.registerDescriptor(type));
        if (type.getSort() >= Type.ARRAY) {
            cast(type.getInternalName());
            loadObject(registers).op(Opcodes.ACONST_NULL).putField(Names.REGISTERS, "a", "Ljava/lang/Object;");
        }
        return this;
    }

    /** Puts the value of a type from the stack into its register. */
    public Code putRegister(int registers, Type type) {
        if (type.getSort() == Type.VOID) {
            return this;
        }
        loadObject(registers);
        if (type.getSize() == 2) {
            op(Opcodes.DUP_X2).op(Opcodes.POP);
        } else {
            op(Opcodes.SWAP);
        }
        return putField(Names.REGISTERS, Names.register(type), Names.registerDescriptor(type));
    }

    /** Puts the throwable on the stack in flight. */
    public Code putThrown(int registers) {
        return loadObject(registers).op(Opcodes.SWAP).putField(Names.REGISTERS, "thrown", "Ljava/lang/Throwable;");
    }

    /** Takes the throwable in flight. */
    public Code takeThrown(int registers) {
        return loadObject(registers).getField(Names.REGISTERS, "thrown", "Ljava/lang/Throwable;")
                .loadObject(registers).op(Opcodes.ACONST_NULL).putField(Names.REGISTERS, "thrown", "Ljava/lang/Throwable;");
    }

    /** Makes a box for a record, with the scratch objects in it, and puts it into a local. */
    public Code makeBox(Callee child, int local) {
        add(new TypeInsnNode(Opcodes.NEW, Names.BOX)).op(Opcodes.DUP).push(child.cells()).push(child.refs())
                .add(new MethodInsnNode(Opcodes.INVOKESPECIAL, Names.BOX, "<init>", "(II)V", false)).load(Opcodes.ASTORE, local);
        for (Pin pin : Pin.all(child.scratch())) {
            loadObject(local).getField(Names.BOX, "refs", "[Ljava/lang/Object;").push(pin.slot());
            pin.make(this);
            op(Opcodes.AASTORE);
        }
        return this;
    }

    public static int loadOpcode(Value.Kind kind) {
        return switch (kind) {
            case INT -> Opcodes.ILOAD;
            case LONG -> Opcodes.LLOAD;
            case FLOAT -> Opcodes.FLOAD;
            case DOUBLE -> Opcodes.DLOAD;
            default -> Opcodes.ALOAD;
        };
    }

    public static int storeOpcode(Value.Kind kind) {
        return loadOpcode(kind) - Opcodes.ILOAD + Opcodes.ISTORE;
    }
}

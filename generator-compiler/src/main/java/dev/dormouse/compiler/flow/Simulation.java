package dev.dormouse.compiler.flow;

import java.util.List;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.IincInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.IntInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.VarInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/** What each instruction makes of the values it takes. */
final class Simulation extends Interpreter<Value> {

    private static final String SCRATCH = "dev/dormouse/Scratch";

    private final InsnList instructions;
    private final Webs webs;

    Simulation(InsnList instructions, Webs webs) {
        super(Opcodes.ASM9);
        this.instructions = instructions;
        this.webs = webs;
    }

    @Override
    public Value newValue(Type type) {
        throw new UnsupportedOperationException("parameters and what is caught: see Flow");
    }

    @Override
    public Value newEmptyValue(int local) {
        return Value.NONE;
    }

    @Override
    public Value newOperation(AbstractInsnNode instruction) {
        int opcode = instruction.getOpcode();
        return switch (opcode) {
            case Opcodes.ACONST_NULL -> Value.NULL;
            case Opcodes.ICONST_M1, Opcodes.ICONST_0, Opcodes.ICONST_1, Opcodes.ICONST_2, Opcodes.ICONST_3, Opcodes.ICONST_4, Opcodes.ICONST_5 ->
                Value.ofConstant(opcode - Opcodes.ICONST_0);
            case Opcodes.LCONST_0, Opcodes.LCONST_1 -> Value.ofConstant((long) (opcode - Opcodes.LCONST_0));
            case Opcodes.FCONST_0, Opcodes.FCONST_1, Opcodes.FCONST_2 -> Value.ofConstant((float) (opcode - Opcodes.FCONST_0));
            case Opcodes.DCONST_0, Opcodes.DCONST_1 -> Value.ofConstant((double) (opcode - Opcodes.DCONST_0));
            case Opcodes.BIPUSH, Opcodes.SIPUSH -> Value.ofConstant(((IntInsnNode) instruction).operand);
            case Opcodes.LDC -> loaded(((LdcInsnNode) instruction).cst);
            case Opcodes.GETSTATIC -> Value.of(Type.getType(((FieldInsnNode) instruction).desc));
            case Opcodes.NEW -> Value.uninitialized(((TypeInsnNode) instruction).desc, instruction);
            default -> throw new IllegalStateException("no value from opcode " + opcode);
        };
    }

    private static Value loaded(Object constant) {
        if (constant instanceof Number || constant instanceof String || constant instanceof Type type && type.getSort() != Type.METHOD) {
            return Value.ofConstant(constant);
        }
        if (constant instanceof Type) {
            return Value.ofReference("java/lang/invoke/MethodType");
        }
        if (constant instanceof ConstantDynamic dynamic) {
            return Value.of(Type.getType(dynamic.getDescriptor()));
        }
        return Value.ofReference("java/lang/invoke/MethodHandle");
    }

    @Override
    public Value copyOperation(AbstractInsnNode instruction, Value value) {
        if (Liveness.isStore(instruction.getOpcode())) {
            return value.assignedBy(webs.ofInstruction(instructions.indexOf(instruction)));
        }
        boolean first = instruction instanceof VarInsnNode && value.copyOf == Value.NO_LOCAL;
        return (first ? value.copiedFrom(((VarInsnNode) instruction).var) : value).assignedBy(Webs.NONE);
    }

    @Override
    public Value unaryOperation(AbstractInsnNode instruction, Value value) {
        int opcode = instruction.getOpcode();
        return switch (opcode) {
            case Opcodes.INEG -> Value.ofInt(new Range(0, 0).minus(value.range));
            case Opcodes.IINC -> Value.ofInt(plus(value.range, ((IincInsnNode) instruction).incr))
                    .assignedBy(webs.ofInstruction(instructions.indexOf(instruction)));
            case Opcodes.I2B -> Value.ofInt(value.range.narrowedTo(Range.BYTE));
            case Opcodes.I2C -> Value.ofInt(value.range.narrowedTo(Range.CHAR));
            case Opcodes.I2S -> Value.ofInt(value.range.narrowedTo(Range.SHORT));
            case Opcodes.L2I, Opcodes.F2I, Opcodes.D2I -> Value.of(Value.Kind.INT);
            case Opcodes.ARRAYLENGTH -> Value.ofLength(value.copyOf);
            case Opcodes.INSTANCEOF -> Value.ofInt(Range.BOOLEAN);
            case Opcodes.LNEG, Opcodes.I2L, Opcodes.F2L, Opcodes.D2L -> Value.of(Value.Kind.LONG);
            case Opcodes.FNEG, Opcodes.I2F, Opcodes.L2F, Opcodes.D2F -> Value.of(Value.Kind.FLOAT);
            case Opcodes.DNEG, Opcodes.I2D, Opcodes.L2D, Opcodes.F2D -> Value.of(Value.Kind.DOUBLE);
            case Opcodes.GETFIELD -> Value.of(Type.getType(((FieldInsnNode) instruction).desc));
            case Opcodes.NEWARRAY -> Value.ofReference(primitiveArray(((IntInsnNode) instruction).operand));
            case Opcodes.ANEWARRAY -> Value.ofReference("[" + Type.getObjectType(((TypeInsnNode) instruction).desc).getDescriptor());
            case Opcodes.CHECKCAST -> value.retyped(((TypeInsnNode) instruction).desc);
            default -> null;
        };
    }

    private static Range plus(Range range, int constant) {
        return range.plus(new Range(constant, constant));
    }

    private static String primitiveArray(int operand) {
        return switch (operand) {
            case Opcodes.T_BOOLEAN -> "[Z";
            case Opcodes.T_CHAR -> "[C";
            case Opcodes.T_BYTE -> "[B";
            case Opcodes.T_SHORT -> "[S";
            case Opcodes.T_INT -> "[I";
            case Opcodes.T_FLOAT -> "[F";
            case Opcodes.T_DOUBLE -> "[D";
            default -> "[J";
        };
    }

    @Override
    public Value binaryOperation(AbstractInsnNode instruction, Value a, Value b) {
        int opcode = instruction.getOpcode();
        return switch (opcode) {
            case Opcodes.IADD -> Value.ofInt(a.range.plus(b.range));
            case Opcodes.ISUB -> Value.ofInt(a.range.minus(b.range));
            case Opcodes.IMUL -> Value.ofInt(a.range.times(b.range));
            case Opcodes.IDIV -> Value.ofInt(a.range.dividedBy(b.range));
            case Opcodes.IREM -> Value.ofInt(a.range.modulo(b.range));
            case Opcodes.IAND -> Value.ofInt(a.range.and(b.range));
            case Opcodes.IOR, Opcodes.IXOR -> Value.ofInt(a.range.or(b.range));
            case Opcodes.ISHL -> Value.ofInt(a.range.shiftedLeft(b.range));
            case Opcodes.ISHR -> Value.ofInt(a.range.shiftedRight(b.range));
            case Opcodes.IUSHR -> Value.ofInt(a.range.shiftedRightUnsigned(b.range));
            case Opcodes.IALOAD -> Value.of(Value.Kind.INT);
            case Opcodes.BALOAD -> Value.ofInt("[Z".equals(a.type) ? Range.BOOLEAN : Range.BYTE);
            case Opcodes.CALOAD -> Value.ofInt(Range.CHAR);
            case Opcodes.SALOAD -> Value.ofInt(Range.SHORT);
            case Opcodes.LCMP, Opcodes.FCMPL, Opcodes.FCMPG, Opcodes.DCMPL, Opcodes.DCMPG -> Value.ofInt(new Range(-1, 1));
            case Opcodes.LADD, Opcodes.LSUB, Opcodes.LMUL, Opcodes.LDIV, Opcodes.LREM, Opcodes.LAND, Opcodes.LOR, Opcodes.LXOR, Opcodes.LSHL,
                    Opcodes.LSHR, Opcodes.LUSHR, Opcodes.LALOAD -> Value.of(Value.Kind.LONG);
            case Opcodes.FADD, Opcodes.FSUB, Opcodes.FMUL, Opcodes.FDIV, Opcodes.FREM, Opcodes.FALOAD -> Value.of(Value.Kind.FLOAT);
            case Opcodes.DADD, Opcodes.DSUB, Opcodes.DMUL, Opcodes.DDIV, Opcodes.DREM, Opcodes.DALOAD -> Value.of(Value.Kind.DOUBLE);
            case Opcodes.AALOAD -> a.kind == Value.Kind.NULL ? Value.NULL : Value.of(Type.getObjectType(a.type.substring(1).startsWith("[")
                    ? a.type.substring(1) : a.type.substring(2, a.type.length() - 1)));
            default -> null;
        };
    }

    @Override
    public Value ternaryOperation(AbstractInsnNode instruction, Value a, Value b, Value c) {
        return null;
    }

    @Override
    public Value naryOperation(AbstractInsnNode instruction, List<? extends Value> values) {
        if (instruction instanceof MultiANewArrayInsnNode array) {
            return Value.ofReference(array.desc);
        }
        if (instruction instanceof InvokeDynamicInsnNode dynamic) {
            return Value.of(Type.getReturnType(dynamic.desc));
        }
        MethodInsnNode call = (MethodInsnNode) instruction;
        Value result = Value.of(Type.getReturnType(call.desc));
        return call.owner.equals(SCRATCH) ? result.from(call) : result;
    }

    @Override
    public void returnOperation(AbstractInsnNode instruction, Value value, Value expected) {
        // a return leaves nothing behind that could be known
    }

    @Override
    public Value merge(Value a, Value b) {
        throw new UnsupportedOperationException("joins need liveness: see Flow");
    }
}

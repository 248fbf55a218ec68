package dev.dormouse.compiler.coroutine;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Where code makes the object of a lambda or method reference: what {@code LambdaMetafactory} is told. */
public record LambdaSite(InvokeDynamicInsnNode instruction) {

    /** How compilers call the bodies of lambdas, before a number or the name of the method around. */
    public static final String BODY = "lambda$";

    // Flags of LambdaMetafactory.altMetafactory.
    private static final int SERIALIZABLE = 1;
    private static final int MARKERS = 2;
    private static final int BRIDGES = 4;

    /** Whether an instruction is one. String concatenations and pattern switches are others, and keep nothing. */
    public static boolean is(InvokeDynamicInsnNode instruction) {
        return instruction.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory");
    }

    /** The method that the object runs. */
    public Handle handle() {
        return (Handle) instruction.bsmArgs[1];
    }

    /** Whether that is the body of a lambda, and not a method that is referred to. */
    public boolean isLambda() {
        return handle().getName().startsWith(BODY);
    }

    public String kind() {
        return isLambda() ? "lambda" : "method reference";
    }

    public boolean isSerializable() {
        return instruction.bsmArgs.length > 3 && ((Integer) instruction.bsmArgs[3] & SERIALIZABLE) != 0;
    }

    /** The types of what is captured. */
    public List<Type> captured() {
        return List.of(Type.getArgumentTypes(instruction.desc));
    }

    /** The coroutine with a frame budget that the object is; {@code null} if it is something else. */
    public Dispatch implemented(Classes classes) {
        return interfaces().stream().map(type -> implemented(type, classes)).filter(Objects::nonNull).findFirst().orElse(null);
    }

    public Dispatch implemented(Type type, Classes classes) {
        for (Type descriptor : descriptors()) {
            if (classes.find(new MethodInsnNode(Opcodes.INVOKEINTERFACE, type.getInternalName(), instruction.name, descriptor.getDescriptor(), true)) instanceof Dispatch found) {
                return found;
            }
        }
        return null;
    }

    /** The type of the object, and after that the others of a cast to several. */
    public List<Type> interfaces() {
        List<Type> interfaces = new ArrayList<>(List.of(Type.getReturnType(instruction.desc)));
        interfaces.addAll(further(MARKERS));
        return interfaces;
    }

    /** The descriptors under which the object has its method. That of the interface's may be any of them: javac puts it first, Eclipse's compiler, where the interface binds type parameters, last. */
    public List<Type> descriptors() {
        List<Type> descriptors = new ArrayList<>(List.of((Type) instruction.bsmArgs[0]));
        descriptors.addAll(further(BRIDGES));
        return descriptors;
    }

    /** The further types that {@code altMetafactory} is given under a flag: interfaces, or descriptors. */
    private List<Type> further(int flag) {
        List<Type> found = new ArrayList<>();
        if (instruction.bsmArgs.length > 3) {
            int flags = (Integer) instruction.bsmArgs[3];
            int at = 4;
            for (int list : new int[] {MARKERS, BRIDGES}) {
                int count = (flags & list) == 0 ? 0 : (Integer) instruction.bsmArgs[at++];
                for (int i = 0; i < count; i++, at++) {
                    if (list == flag) {
                        found.add((Type) instruction.bsmArgs[at]);
                    }
                }
            }
        }
        return found;
    }
}

package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.Frame;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** A coroutine of this compilation: first its source, then, once its {@link Body} has been laid out, all that the contract asks of it. */
public final class Coroutine implements Callee {

    public final ClassNode owner;
    public final MethodNode method;
    /** The slot of its port. */
    public final int portSlot;
    private final Type port;
    private final String driverOwner;
    private final boolean boxed;
    private boolean wipes;
    /** How many records its pool has where nothing else is stated; 0 if its annotation does not say. */
    public int pool;
    /** How many activations of it may be nested in each other; 0 if it does not say. */
    public final int depth;
    /** Whose activations are counted up to each of its own: those that state a depth among the coroutines that call each other in a circle with it. Itself, if it is one. */
    public final List<Coroutine> counted = new ArrayList<>();
    /** The coroutines that it calls. */
    public final Set<Callee> callees = new LinkedHashSet<>();
    /** The budget within which its record stays, because it can be called by one who does not know it; {@code null} if there is none. */
    public final Frame frame;
    /** What users call it. */
    public final CoroutineName display;
    public Body body;
    public RecordMap record;
    public int codeBefore;
    public int codeAfter;

    public Coroutine(ClassNode owner, MethodNode method, int portSlot, Type port, String driverOwner, Frame frame, CoroutineName display) {
        this.owner = owner;
        this.method = method;
        this.portSlot = portSlot;
        this.port = port;
        this.driverOwner = driverOwner;
        this.frame = frame;
        this.display = display;
        AnnotationNode annotation = Annotations.find(method.invisibleAnnotations, Names.COROUTINE);
        boxed = Boolean.TRUE.equals(Annotations.element(annotation, "boxed"));
        wipes = Boolean.TRUE.equals(Annotations.element(annotation, "wipe"));
        depth = Annotations.element(annotation, "depth") instanceof Integer stated ? stated : 0;
        pool = poolOf(method);
    }

    /** A coroutine that is a method of its class. */
    public Coroutine(Declared declared, int portSlot, Type port, String driverOwner, Frame frame, CoroutineName display) {
        this(declared.owner(), declared.method(), portSlot, port, driverOwner, frame, display);
    }

    /** What the annotation of a method states as {@code pool}; 0 if it states nothing. */
    public static int poolOf(MethodNode method) {
        return Annotations.element(Annotations.find(method.invisibleAnnotations, Names.COROUTINE), "pool") instanceof Integer stated ? stated : 0;
    }

    /** Whether it is a method of its class, and not only of the weaver's making. */
    public boolean isDeclared() {
        return owner.methods.contains(method);
    }

    /** Whether a class of another compilation can name it. One of a local class cannot be named. */
    public boolean isCallableElsewhere() {
        return (method.access & (Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC)) == 0 && owner.outerClass == null && isDeclared();
    }

    /** Whether it has a poll: where it never sleeps, only if one may call it who does not know that. */
    public boolean hasPoll() {
        return states() > 0 || frame != null;
    }

    /** Parameters other than the port as (slot, type), the receiver first. */
    public List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        int slot = 0;
        if (!isStatic()) {
            parameters.add(new Parameter(slot++, Type.getObjectType(owner.name)));
        }
        for (Type type : Type.getArgumentTypes(method.desc)) {
            parameters.add(new Parameter(slot, type));
            slot += type.getSize();
        }
        return parameters;
    }

    /** A parameter and the JVM local it comes in. */
    public record Parameter(int slot, Type type) {}

    public int parameterSlots() {
        return (Type.getArgumentsAndReturnSizes(method.desc) >> 2) - (isStatic() ? 1 : 0);
    }

    /** The port as the verifier sees it: the type that the parameter declares. */
    public Object portVerificationType() {
        return port.getInternalName();
    }

    /** Does a part of the weaving; a defect that shows there names this coroutine. */
    public <T> T naming(Supplier<T> part) {
        try {
            return part.get();
        } catch (Refused refused) {
            throw refused;
        } catch (RuntimeException defect) {
            throw new IllegalStateException("while weaving " + displayName() + descriptor(), defect);
        }
    }

    public Declared declared() {
        return new Declared(owner, method);
    }

    @Override
    public String displayName() {
        return display.text();
    }

    /** As stubs name it: {@code pkg/Fib.fibWithSum(...)J}. */
    public String key() {
        return declared().key();
    }

    @Override
    public String ownerName() {
        return owner.name;
    }

    @Override
    public boolean ownerIsInterface() {
        return declared().ownerIsInterface();
    }

    @Override
    public String name() {
        return method.name;
    }

    @Override
    public String descriptor() {
        return method.desc;
    }

    @Override
    public boolean isStatic() {
        return declared().isStatic();
    }

    @Override
    public Type port() {
        return port;
    }

    @Override
    public int states() {
        return body.states();
    }

    @Override
    public int cells() {
        return record.cells();
    }

    @Override
    public int refs() {
        return record.refs();
    }

    @Override
    public String hash() {
        return record.hash();
    }

    @Override
    public List<String> scratch() {
        return record.scratch();
    }

    @Override
    public String driverOwner() {
        return driverOwner;
    }

    @Override
    public boolean boxed() {
        return boxed;
    }

    @Override
    public boolean wipes() {
        return wipes;
    }

    /** Wipes what it embeds, now that its points are known. */
    public void wipeChildren() {
        wipes |= body.points.stream().anyMatch(point -> point.child != null && !point.isBoxed() && point.child.wipes());
    }

    @Override
    public String counters() {
        StringBuilder counters = new StringBuilder();
        counted.forEach(coroutine -> counters.append(coroutine.counterType()));
        return counters.toString();
    }

    /** The narrowest type that counts to its depth. */
    Type counterType() {
        return depth <= Byte.MAX_VALUE ? Type.BYTE_TYPE : depth <= Character.MAX_VALUE ? Type.CHAR_TYPE : Type.INT_TYPE;
    }
}

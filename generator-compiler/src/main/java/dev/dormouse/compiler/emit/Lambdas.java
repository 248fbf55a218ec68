package dev.dormouse.compiler.emit;

import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.coroutine.Body;
import dev.dormouse.compiler.coroutine.Callee;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Code;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.CoroutineName;
import dev.dormouse.compiler.coroutine.Declared;
import dev.dormouse.compiler.coroutine.Dispatch;
import dev.dormouse.compiler.coroutine.LambdaSite;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.FieldNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * Lambdas and method references that implement coroutines with a frame budget.
 *
 * <p>What javac made of the body of a lambda, {@code lambda$x$0}, is a coroutine; for a method reference one is made that calls the referred one. The object is of a class of its own, whose fields are what was
 * captured, and that enters the coroutine with them. The {@code invokedynamic} becomes a call of the method that makes it; one that captures nothing exists once, as the JDK's does.
 */
public final class Lambdas {

    private static final String MAKE = "make";
    private static final String ONLY = "ONLY";

    private final Classes classes;
    private final List<Lambda> lambdas = new ArrayList<>();
    private final List<Refused> refusals = new ArrayList<>();

    /** A place where an object is made, the class of that, and the coroutine that it enters, whose first parameters are what is captured. */
    private record Lambda(Declared in, LambdaSite site, CoroutineName.Lambda named, Dispatch implemented, Coroutine body, ClassNode made) {}

    /** Finds them, and adds their coroutines to those of the compilation. */
    public Lambdas(Classes classes, Collection<ClassNode> nodes) {
        this.classes = classes;
        for (ClassNode owner : nodes) {
            int number = 0;
            LambdaNames names = new LambdaNames(owner, site -> site.implemented(classes) != null);
            for (MethodNode method : owner.methods) {
                for (AbstractInsnNode instruction : method.instructions) {
                    LambdaSite site = instruction instanceof InvokeDynamicInsnNode dynamic && LambdaSite.is(dynamic) ? new LambdaSite(dynamic) : null;
                    Dispatch implemented = site == null ? null : site.implemented(classes);
                    if (implemented != null) {
                        ClassNode made = Classes.make(owner.name + Weaving.LAMBDA + number++, owner);
                        try {
                            add(new Declared(owner, method), site, names.of(site.instruction()), implemented, made);
                        } catch (Refused refused) {
                            refusals.add(refused);
                        }
                    }
                }
            }
        }
    }

    public List<Refused> refusals() {
        return refusals;
    }

    private void add(Declared in, LambdaSite site, CoroutineName.Lambda lambda, Dispatch implemented, ClassNode made) {
        Handle handle = site.handle();
        int line = Body.line(site.instruction());
        if (site.isSerializable()) {
            throw new Refused(Refusal.SERIALIZABLE, in.owner(), line, site.kind(), implemented.displayName());
        }
        checkOthers(in, site, implemented);
        int portSlot = site.captured().stream().mapToInt(Type::getSize).sum() + classes.portSlot(implemented.ownerName(), true, implemented.descriptor());
        MethodNode method = LambdaNames.body(in.owner(), handle);
        CoroutineName name = CoroutineName.of(in.owner().name, lambda);
        Coroutine body;
        if (method == null) {
            refuseOther(in, line, handle, implemented);
            method = new MethodReference(site.instruction()).caller("reference$" + made.name.substring(made.name.lastIndexOf(Weaving.LAMBDA) + Weaving.LAMBDA.length()));
            if (method == null) {
                throw new Refused(Refusal.CONVERTING, in.owner(), line, name(handle), implemented.displayName());
            }
            body = new Coroutine(in.owner(), method, portSlot, implemented.port(), made.name, implemented.frame(), name);
        } else {
            Declared declared = new Declared(in.owner(), method);
            Coroutine known = classes.coroutines().get(declared.key());
            body = known != null ? known : new Coroutine(declared, portSlot, Classes.portAt(in.owner().name, method, portSlot), made.name, implemented.frame(), name);
        }
        classes.add(body);
        lambdas.add(new Lambda(in, site, lambda, implemented, body, made));
    }

    /** What all types of a cast have in common is one method, and so one coroutine. Told in the order of their names, as class files do not tell which type a cast names first. */
    private void checkOthers(Declared in, LambdaSite site, Dispatch implemented) {
        int line = Body.line(site.instruction());
        for (Type type : site.interfaces()) {
            Dispatch other = site.implemented(type, classes);
            String plain = other != null ? null : classes.plainAbstract(type.getInternalName(), site.instruction().name, site.descriptors());
            if (plain != null) {
                throw new Refused(Refusal.OVERRIDES_COROUTINE, in.owner(), line, plain, implemented.displayName());
            }
            if (other != null && !other.frame().equals(implemented.frame())) {
                boolean inOrder = implemented.displayName().compareTo(other.displayName()) < 0;
                Dispatch one = inOrder ? implemented : other;
                Dispatch two = inOrder ? other : implemented;
                throw new Refused(Refusal.TWO_FRAMES, in.owner(), line, one.displayName(), one.frame(), two.displayName(), "this " + site.kind(), two.frame());
            }
        }
    }

    /** The bodies of those that a call may mean whose receiver decides. */
    public List<Coroutine> implementing(Callee called) {
        return lambdas.stream().filter(lambda -> Classes.isAsWide(lambda.implemented, called) && classes.withSupertypes(lambda.implemented.ownerName()).contains(called.ownerName())).map(Lambda::body).distinct().toList();
    }

    private void refuseOther(Declared in, int line, Handle handle, Dispatch implemented) {
        if (classes.find(MethodReference.call(handle)) == null) {
            boolean isConstructor = handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
            throw new Refused(isConstructor ? Refusal.CONSTRUCTOR : Refusal.OVERRIDES_COROUTINE, in.owner(), line, isConstructor ? Spelling.of(handle.getOwner()) : name(handle), implemented.displayName());
        }
    }

    private static String name(Handle handle) {
        return Spelling.of(handle.getOwner()) + "." + handle.getName();
    }

    /** The keys of the coroutines. */
    public Set<String> bodies() {
        return lambdas.stream().map(lambda -> lambda.body.key()).collect(Collectors.toSet());
    }

    /** Has each object made by its new class, and gives the names of the classes that this changes. */
    public Set<String> replace() {
        Set<String> changed = new HashSet<>();
        for (Lambda lambda : lambdas) {
            ClassNode made = lambda.made;
            lambda.in.method().instructions.set(lambda.site.instruction(), new MethodInsnNode(Opcodes.INVOKESTATIC, made.name, MAKE, lambda.site.instruction().desc, false));
            changed.add(lambda.in.owner().name);
            Coroutine around = classes.coroutines().get(lambda.in.key());
            if (around != null) {
                around.body = around.naming(() -> new Body(around));
            }
        }
        return changed;
    }

    /** Writes the classes, when the coroutines are laid out. */
    public List<ClassNode> write() {
        lambdas.forEach(Lambdas::write);
        return lambdas.stream().map(Lambda::made).toList();
    }

    private static void write(Lambda lambda) {
        ClassNode made = lambda.made;
        lambda.site.interfaces().stream().map(Type::getInternalName).distinct().forEach(made.interfaces::add);
        writeMaking(made, lambda.site.captured(), lambda.site.instruction().desc);
        List<Type> descriptors = lambda.site.descriptors();
        String descriptor = descriptors.get(0).getDescriptor();
        MethodNode method = method(made, lambda, descriptor);
        made.methods.add(new EnterWriter(made.name, method, lambda.implemented.frame()).implementing(lambda.body, lambda.site.captured(), code -> loadCaptured(code, made)));
        Set<List<Type>> entered = new HashSet<>(Set.of(List.of(Type.getArgumentTypes(descriptor))));
        for (Type bridge : descriptors.subList(1, descriptors.size())) {
            MethodNode bridging = method(made, lambda, bridge.getDescriptor());
            if (entered.add(List.of(bridge.getArgumentTypes()))) {
                made.methods.add(new EnterWriter(made.name, bridging, lambda.implemented.frame()).bridging(descriptor, false));
            }
        }
        made.innerClasses.addAll(lambda.in.owner().innerClasses);
    }

    /** The method that plain code would call. */
    private static MethodNode method(ClassNode made, Lambda lambda, String descriptor) {
        MethodNode method = new MethodNode(Opcodes.ACC_PUBLIC, lambda.implemented.name(), descriptor, null, null);
        method.instructions.add(DirectCalls.refusing(lambda.body));
        AnnotationNode layout = Enters.layout(lambda.implemented.frame());
        layout.visit("bytes", 8 * lambda.body.cells() + 4 * lambda.body.refs());
        layout.visit("lambda", lambda.named.written());
        method.invisibleAnnotations = new ArrayList<>(List.of(new AnnotationNode(Names.COROUTINE), layout));
        made.methods.add(method);
        return method;
    }

    private static void loadCaptured(Code code, ClassNode made) {
        made.fields.stream().filter(field -> !field.name.equals(ONLY)).forEach(field -> code.loadObject(0).getField(made.name, field.name, field.desc));
    }

    /** Writes fields, a constructor, and the method that takes what the {@code invokedynamic} took. */
    private static void writeMaking(ClassNode made, List<Type> captured, String descriptor) {
        Code constructor = new Code().loadObject(0).add(new MethodInsnNode(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false));
        Code make = new Code().add(new TypeInsnNode(Opcodes.NEW, made.name)).op(Opcodes.DUP);
        int slot = 0;
        for (Type type : captured) {
            String field = "captured" + made.fields.size();
            made.fields.add(new FieldNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, field, type.getDescriptor(), null, null));
            constructor.loadObject(0).load(type.getOpcode(Opcodes.ILOAD), slot + 1).putField(made.name, field, type.getDescriptor());
            make.load(type.getOpcode(Opcodes.ILOAD), slot);
            slot += type.getSize();
        }
        String taken = Type.getMethodDescriptor(Type.VOID_TYPE, captured.toArray(Type[]::new));
        make.add(new MethodInsnNode(Opcodes.INVOKESPECIAL, made.name, "<init>", taken, false));
        add(made, Opcodes.ACC_PRIVATE, "<init>", taken, constructor.op(Opcodes.RETURN));
        if (captured.isEmpty()) {
            String type = "L" + made.name + ";";
            made.fields.add(new FieldNode(Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL, ONLY, type, null, null));
            add(made, Opcodes.ACC_STATIC, "<clinit>", "()V", make.add(new FieldInsnNode(Opcodes.PUTSTATIC, made.name, ONLY, type)).op(Opcodes.RETURN));
            make = new Code().add(new FieldInsnNode(Opcodes.GETSTATIC, made.name, ONLY, type));
        }
        add(made, Opcodes.ACC_STATIC, MAKE, descriptor, make.op(Opcodes.ARETURN));
    }

    private static void add(ClassNode made, int access, String name, String descriptor, Code code) {
        MethodNode method = new MethodNode(access, name, descriptor, null, null);
        method.instructions.add(code.list);
        made.methods.add(method);
    }
}

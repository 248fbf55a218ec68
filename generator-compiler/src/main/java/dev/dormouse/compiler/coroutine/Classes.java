package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.ClassInfo;
import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.Weaving;
import dev.dormouse.compiler.World;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;

/** The classes of a compilation and those around it, and who is a port and who a coroutine among them. */
public final class Classes {

    private final Map<String, ClassNode> own;
    private final World world;
    private final Map<String, Optional<ClassInfo>> foreign = new HashMap<>();
    private final Map<String, Coroutine> coroutines = new HashMap<>();
    /** Of own classes that are woven already, as those are that an earlier compilation left. */
    private final Map<String, ClassInfo> wovenBefore = new HashMap<>();
    private final Map<String, Optional<String>> primitives = new HashMap<>();
    private final Map<String, Set<String>> supertypes = new HashMap<>();
    /** Those without a body. */
    private final Map<String, Declared> abstracts = new TreeMap<>();
    private final Frames frames = new Frames(this);

    public Classes(Map<String, ClassNode> own, World world) {
        this.own = own;
        this.world = world;
        for (ClassNode owner : own.values()) {
            for (MethodNode method : owner.methods) {
                Declared here = new Declared(owner, method);
                if (Annotations.find(method.invisibleAnnotations, Names.LAYOUT) != null) {
                    wovenBefore.computeIfAbsent(owner.name, name -> ClassInfos.of(owner));
                } else if (here.isCoroutine()) {
                    int slot = portSlot(owner.name, here.isStatic(), method.desc);
                    if (slot >= 0 && here.isAbstract()) {
                        abstracts.put(here.key(), here);
                    } else if (slot >= 0) {
                        PortChecks.drop(method, slot);
                        add(new Coroutine(here, slot, portAt(owner.name, method, slot), companion(owner), frames.of(here), name(here)));
                    }
                }
            }
        }
    }

    /** A coroutine of this compilation by its key; {@code null} if there is none. */
    public Declared declared(String key) {
        Coroutine coroutine = coroutines.get(key);
        return coroutine == null ? abstracts.get(key) : coroutine.declared();
    }

    public void add(Coroutine coroutine) {
        coroutines.put(coroutine.key(), coroutine);
    }

    public Map<String, Coroutine> coroutines() {
        return coroutines;
    }

    /** Coroutines without a body, in order of their names. */
    public Collection<Declared> abstracts() {
        return abstracts.values();
    }

    public Frames frames() {
        return frames;
    }

    ClassNode own(String name) {
        return own.get(name);
    }

    /** The class for the drivers of a class's coroutines: the one that the front-end wrote beside the top-level class, {@code FibCo} beside {@code Fib}, or one of the weaver's making. */
    public String companion(ClassNode owner) {
        String top = owner.name;
        for (ClassNode node = owner; node != null; ) {
            top = node.name;
            String outer = outerOf(node);
            node = outer == null ? null : own.get(outer);
        }
        return own.containsKey(top + "Co") ? top + "Co" : top + Weaving.DRIVERS;
    }

    /** The companion of a class's coroutines, or what is in its place, which may have to be made. */
    public ClassNode home(String companion, ClassNode owner) {
        return own.computeIfAbsent(companion, name -> {
            ClassNode made = make(name, owner);
            made.access |= Opcodes.ACC_PUBLIC;
            return made;
        });
    }

    /** A new class of the weaver's making, in the package of another. */
    public static ClassNode make(String name, ClassNode beside) {
        ClassNode made = new ClassNode();
        made.version = beside.version;
        made.access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
        made.name = name;
        made.superName = "java/lang/Object";
        made.sourceFile = beside.sourceFile;
        return made;
    }

    private static String outerOf(ClassNode node) {
        if (node.outerClass != null) {
            return node.outerClass;
        }
        return node.innerClasses.stream().filter(inner -> inner.name.equals(node.name)).map(inner -> inner.outerName).findFirst().orElse(null);
    }

    private ClassInfo foreign(String name) {
        if (name.startsWith("java/") || name.startsWith("[")) {
            return null;
        }
        return found(name);
    }

    private ClassInfo found(String name) {
        return foreign.computeIfAbsent(name, unknown -> Optional.ofNullable(world.find(unknown))).orElse(null);
    }

    /** The primitive of a type that is a port, itself or by inheritance; {@code null} for other types. */
    public String primitiveOf(String type) {
        Optional<String> known = primitives.get(type);
        if (known == null) {
            known = withSupertypes(type).stream().map(this::ownPrimitive).filter(Objects::nonNull).findFirst();
            primitives.put(type, known);
        }
        return known.orElse(null);
    }

    private String ownPrimitive(String type) {
        ClassNode node = own.get(type);
        ClassInfo info = node == null ? foreign(type) : null;
        return node != null ? ClassInfos.primitive(node) : info == null ? null : info.primitive();
    }

    /** The type that says of itself that it is the port that {@code type} is. */
    public String portOf(String type) {
        return withSupertypes(type).stream().filter(name -> ownPrimitive(name) != null).findFirst().orElse(type);
    }

    /** Whether there is a class file of a class; those of the JDK are taken for granted. */
    public boolean isKnown(String name) {
        return own.containsKey(name) || name.startsWith("java/") || name.startsWith("[") || foreign(name) != null;
    }

    public boolean isInterface(String name) {
        ClassNode node = own.get(name);
        return node != null ? (node.access & Opcodes.ACC_INTERFACE) != 0 : foreign(name) != null && foreign(name).superName() == null;
    }

    /** A class and all above it, in the order in which the JVM looks for a method: superclasses, and then interfaces, each of them before those that it extends. */
    public Set<String> withSupertypes(String type) {
        Set<String> known = supertypes.get(type);
        if (known == null) {
            known = findSupertypes(type);
            supertypes.put(type, known);
        }
        return known;
    }

    private Set<String> findSupertypes(String type) {
        Set<String> found = new LinkedHashSet<>();
        for (String at = type; at != null && found.add(at); ) {
            ClassInfo info = own.containsKey(at) ? null : foreign(at);
            at = own.containsKey(at) ? own.get(at).superName : info == null ? null : info.superName();
        }
        Deque<String> interfaces = new ArrayDeque<>();
        List<String> superclasses = new ArrayList<>(found);
        Set<String> seen = new HashSet<>(found);
        for (int i = superclasses.size() - 1; i >= 0; i--) {
            addInterfaces(superclasses.get(i), seen, interfaces);
        }
        found.addAll(interfaces);
        return found;
    }

    /** Puts the interfaces of a class, and all above them, in front of those that were found. */
    private void addInterfaces(String type, Set<String> seen, Deque<String> found) {
        ClassInfo info = own.containsKey(type) ? null : foreign(type);
        List<String> interfaces = own.containsKey(type) ? own.get(type).interfaces : info == null ? List.of() : info.interfaces();
        for (int i = interfaces.size() - 1; i >= 0; i--) {
            if (seen.add(interfaces.get(i))) {
                addInterfaces(interfaces.get(i), seen, found);
                found.addFirst(interfaces.get(i));
            }
        }
    }

    /** The slot of a coroutine's port: its receiver if that is a port, or else its first parameter that is one; -1 if there is none. */
    public int portSlot(String owner, boolean isStatic, String descriptor) {
        List<Integer> slots = portSlots(owner, isStatic, descriptor);
        return slots.isEmpty() ? -1 : slots.get(0);
    }

    /** The slots of a method in which ports are passed. */
    public List<Integer> portSlots(String owner, boolean isStatic, String descriptor) {
        List<Integer> slots = new ArrayList<>();
        if (!isStatic && primitiveOf(owner) != null) {
            slots.add(0);
        }
        int slot = isStatic ? 0 : 1;
        for (Type type : Type.getArgumentTypes(descriptor)) {
            if (type.getSort() == Type.OBJECT && primitiveOf(type.getInternalName()) != null) {
                slots.add(slot);
            }
            slot += type.getSize();
        }
        return slots;
    }

    public static Type portAt(String owner, MethodNode method, int portSlot) {
        return typeAt(owner, (method.access & Opcodes.ACC_STATIC) != 0, method.desc, portSlot);
    }

    static Type typeAt(String owner, boolean isStatic, String descriptor, int portSlot) {
        int slot = 0;
        if (!isStatic) {
            if (portSlot == 0) {
                return Type.getObjectType(owner);
            }
            slot = 1;
        }
        for (Type type : Type.getArgumentTypes(descriptor)) {
            if (slot == portSlot) {
                return type;
            }
            slot += type.getSize();
        }
        throw new IllegalStateException("no parameter in slot " + portSlot + " of " + descriptor);
    }

    /** What an earlier compilation says of a class; {@code null} if it says nothing. */
    private ClassInfo info(String type) {
        return own.containsKey(type) ? wovenBefore.get(type) : foreign(type);
    }

    /** What an earlier compilation says of a coroutine that a class declares; {@code null} if there is none of that name and descriptor. */
    ClassInfo.Woven foreignCoroutine(String type, String nameAndDescriptor) {
        ClassInfo info = info(type);
        return info == null ? null : info.coroutines().get(nameAndDescriptor);
    }

    /** The coroutine that a call means, or, where the receiver decides, what is known of all; {@code null} if it means none. */
    public Callee find(MethodInsnNode call) {
        boolean isVirtual = call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
        for (String type : withSupertypes(call.owner)) {
            String key = type + "." + call.name + call.desc;
            Coroutine coroutine = coroutines.get(key);
            Declared declared = coroutine == null ? abstracts.get(key) : coroutine.declared();
            if (declared != null) {
                Frame frame = isVirtual && declared.isOverridable() ? frames.of(declared) : null;
                return frame == null ? coroutine : dispatch(call, frame);
            }
            ClassInfo.Woven woven = foreignCoroutine(type, call.name + call.desc);
            if (woven != null) {
                boolean isStatic = (woven.access() & Opcodes.ACC_STATIC) != 0;
                boolean isOverridable = (woven.access() & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)) == 0;
                if (isVirtual && isOverridable && woven.frame() != null) {
                    return dispatch(call, woven.frame());
                }
                int slot = portSlot(type, isStatic, call.desc);
                ClassInfo info = info(type);
                return new Foreign(name(type, call.name, call.desc).text(), info, info.superName() == null, call.name, call.desc, typeAt(type, isStatic, call.desc, slot), woven);
            }
        }
        return null;
    }

    /** Whether a call means a coroutine that was compiled elsewhere without being woven. */
    public boolean isUnwoven(MethodInsnNode call) {
        return find(call) == null && nameOfCoroutine(call.owner, call.name, call.desc) != null;
    }

    /** The coroutine that a call of a method means, woven or not, as users know it; {@code null} if it means none. */
    public String nameOfCoroutine(String owner, String name, String descriptor) {
        return portSlots(owner, false, descriptor).isEmpty() ? null : withSupertypes(owner).stream().filter(type -> declares(type, name + descriptor)).findFirst()
                .map(type -> name(type, name, descriptor).text()).orElse(null);
    }

    /** What users call a coroutine of this compilation. */
    public CoroutineName name(Declared coroutine) {
        return name(coroutine.owner().name, coroutine.method().name, coroutine.method().desc);
    }

    private CoroutineName name(String owner, String name, String descriptor) {
        ClassNode node = own.get(owner);
        ClassInfo info = info(owner);
        Set<String> declared = new HashSet<>();
        if (node != null) {
            node.methods.stream().filter(method -> new Declared(node, method).isCoroutine()).forEach(method -> declared.add(method.name + method.desc));
        } else if (info != null) {
            declared.addAll(info.coroutines().keySet());
            declared.addAll(info.unwoven());
        }
        return CoroutineName.of(owner, name, descriptor, declared);
    }

    /** Whether a class itself declares a coroutine, woven or not; {@code method} is a name and descriptor. */
    boolean declares(String type, String method) {
        ClassInfo info = info(type);
        return declared(type + "." + method) != null || info != null && (info.coroutines().containsKey(method) || info.unwoven().contains(method));
    }

    /** What users call the method without a body, and no coroutine, that a type of this compilation has under a name and one of some descriptors; {@code null} if there is none. */
    public String plainAbstract(String type, String name, List<Type> descriptors) {
        return withSupertypes(type).stream().map(own::get).filter(Objects::nonNull).flatMap(node -> node.methods.stream().map(method -> new Declared(node, method)))
                .filter(found -> found.isAbstract() && !found.isCoroutine() && found.method().name.equals(name) && descriptors.contains(Type.getMethodType(found.method().desc)))
                .findFirst().map(found -> name(found).text()).orElse(null);
    }

    /** Whether two methods have one name and as many parameters: types may differ by what a subtype binds. */
    public static boolean isAsWide(Callee one, Callee other) {
        return one.name().equals(other.name()) && Type.getArgumentTypes(one.descriptor()).length == Type.getArgumentTypes(other.descriptor()).length;
    }

    /** The access of a coroutine of another compilation; {@code null} if the class declares no such one. */
    public Integer accessOfCoroutine(String type, String method) {
        ClassInfo info = foreign(type);
        ClassInfo.Woven woven = info == null ? null : info.coroutines().get(method);
        return woven != null ? (Integer) woven.access() : info != null && info.unwoven().contains(method) ? (Integer) Opcodes.ACC_PUBLIC : null;
    }

    private Dispatch dispatch(MethodInsnNode call, Frame frame) {
        return new Dispatch(name(call.owner, call.name, call.desc).text(), call.owner, call.itf, call.name, call.desc, typeAt(call.owner, false, call.desc, portSlot(call.owner, false, call.desc)), frame);
    }

    /** Whether code of a package may name a class or an array, as the JVM sees it. */
    public boolean isAccessible(String type, String fromPackage) {
        String element = type.substring(type.lastIndexOf('[') + 1);
        if (type.startsWith("[")) {
            if (!element.startsWith("L")) {
                return true;
            }
            element = element.substring(1, element.length() - 1);
        }
        if (own.containsKey(element)) {
            return isPublic(element) || Names.packageOf(element).equals(fromPackage);
        }
        ClassInfo info = found(element);
        return info == null || info.isPublic() || Names.packageOf(element).equals(fromPackage);
    }

    /** Whether no dump may show what is declared with a type: it, or one above it, is marked so. */
    public boolean isSensitive(String type) {
        return withSupertypes(type).stream().anyMatch(name -> {
            ClassNode node = own.get(name);
            return node != null ? Annotations.find(node.invisibleAnnotations, Names.SENSITIVE) != null : foreign(name) != null && foreign(name).isSensitive();
        });
    }

    public boolean isPublic(String name) {
        ClassNode node = own.get(name);
        if (node != null) {
            return (node.access & Opcodes.ACC_PUBLIC) != 0;
        }
        return foreign(name) != null && foreign(name).isPublic();
    }
}

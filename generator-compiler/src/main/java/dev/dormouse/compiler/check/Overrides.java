package dev.dormouse.compiler.check;

import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.coroutine.Annotations;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Declared;
import dev.dormouse.compiler.coroutine.Names;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.refusal.Refusal;
import dev.dormouse.compiler.refusal.Spelling;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds, by names and descriptors, coroutines that override or are overridden, where some class brings the two methods together. */
final class Overrides {

    private static final int NEVER = Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE;

    private final Map<String, ClassNode> own;
    private final Classes classes;

    Overrides(Map<String, ClassNode> own, Classes classes) {
        this.own = own;
        this.classes = classes;
    }

    /** A class and a method of it. */
    private record Member(String owner, int access, boolean isCoroutine, int line) {}

    List<Refused> of(ClassNode type) {
        List<Refused> refusals = new ArrayList<>();
        List<String> hierarchy = List.copyOf(classes.withSupertypes(type.name));
        Set<String> names = new HashSet<>();
        for (String above : hierarchy) {
            ClassNode node = own.get(above);
            if (node != null) {
                node.methods.stream().filter(method -> (method.access & NEVER) == 0 && method.name.charAt(0) != '<').forEach(method -> names.add(method.name + method.desc));
            }
        }
        for (String name : names) {
            List<Member> members = hierarchy.stream().map(above -> member(above, name)).filter(member -> member != null).toList();
            if (members.size() > 1 && members.stream().anyMatch(Member::isCoroutine)) {
                find(type, name, members, refusals);
            }
        }
        return refusals;
    }

    private Member member(String type, String name) {
        ClassNode node = own.get(type);
        if (node == null) {
            Integer access = classes.accessOfCoroutine(type, name); // of other compilations coroutines alone are known
            return access == null || (access & NEVER) != 0 ? null : new Member(type, access, true, 0);
        }
        for (MethodNode method : node.methods) {
            if ((method.name + method.desc).equals(name)) {
                boolean coroutine = Annotations.find(method.invisibleAnnotations, Names.COROUTINE) != null || classes.frames().declaredBy(type, method.name, method.desc) != null;
                return (method.access & NEVER) != 0 ? null : new Member(type, method.access, coroutine, new Declared(node, method).firstLine());
            }
        }
        return null;
    }

    private void find(ClassNode type, String name, List<Member> members, List<Refused> refusals) {
        for (Member over : members) {
            for (Member under : members) {
                boolean abstractCoroutine = under.isCoroutine && isAbstract(under);
                Frame frame = under.isCoroutine ? frame(under, name) : null;
                boolean refusable = !abstractCoroutine || frame != null;
                if (over != under && (over.isCoroutine || under.isCoroutine) && refusable && (overrides(over.owner, under) || areOne(over, under, members)) && meetIn(type, over.owner, under.owner)) {
                    refuse(type, over, under, name, frame, refusals);
                }
            }
        }
    }

    private Frame frame(Member member, String name) {
        return classes.frames().declaredBy(member.owner, name.substring(0, name.indexOf('(')), name.substring(name.indexOf('(')));
    }

    private void refuse(ClassNode type, Member over, Member under, String name, Frame frame, List<Refused> refusals) {
        String method = "." + name.substring(0, name.indexOf('('));
        String overrider = Spelling.of(over.owner) + method;
        String overridden = Spelling.of(under.owner) + method;
        int line = over.owner.equals(type.name) ? over.line : 0;
        Frame own = over.isCoroutine ? frame(over, name) : null;
        if (frame == null) {
            refusals.add(new Refused(Refusal.OVERRIDES, type, line, overrider, overridden));
        } else if (!over.isCoroutine) {
            refusals.add(new Refused(Refusal.OVERRIDES_COROUTINE, type, line, overrider, overridden));
        } else if (own == null) {
            refusals.add(new Refused(Refusal.UNAWARE, type, line, overrider, overridden, Spelling.of(type.name)));
        } else if (!own.equals(frame) && isAbstract(over) && !isBelow(over.owner, under.owner)) {
            refusals.add(new Refused(Refusal.TWO_FRAMES, type, line, overrider, own, overridden, Spelling.of(type.name), frame));
        } else if (!own.equals(frame)) {
            refusals.add(new Refused(Refusal.OTHER_FRAME, type, line, overrider, own, overridden, frame));
        }
    }

    /** By where the two are declared; a method of a class also overrides that of an interface that has nothing to do with it. */
    private boolean overrides(String over, Member under) {
        boolean visible = (under.access & (Opcodes.ACC_PUBLIC | Opcodes.ACC_PROTECTED)) != 0 || Names.packageOf(over).equals(Names.packageOf(under.owner));
        if (!visible) {
            return false;
        }
        return isBelow(over, under.owner) || !isBelow(under.owner, over) && !classes.isInterface(over) && classes.isInterface(under.owner);
    }

    /** Whether two coroutines of interfaces are the same method in some class, though nothing there overrides them; said of one order of the two. */
    private boolean areOne(Member one, Member other, List<Member> members) {
        return one.isCoroutine && other.isCoroutine && isAbstract(one) && isAbstract(other) && one.owner.compareTo(other.owner) < 0
                && members.stream().allMatch(member -> classes.isInterface(member.owner) && !isBelow(member.owner, one.owner));
    }

    private static boolean isAbstract(Member member) {
        return (member.access & Opcodes.ACC_ABSTRACT) != 0;
    }

    private boolean isBelow(String type, String above) {
        return !type.equals(above) && classes.withSupertypes(type).contains(above);
    }

    /** Whether no supertype of a class has both. */
    private boolean meetIn(ClassNode type, String one, String other) {
        List<String> direct = new ArrayList<>(type.interfaces);
        if (type.superName != null) {
            direct.add(type.superName);
        }
        return direct.stream().map(classes::withSupertypes).noneMatch(above -> above.contains(one) && above.contains(other));
    }
}

package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The source of a generator's view: its record type, its port, and the typed methods that drive it. */
final class ViewSource {

    /** The class of a first step, where later ones take a resume argument. */
    static final String FIRST = "First";

    /** The class of a view's port, where the port is of the user's own type. */
    static final String PORT = "Port";

    /** The runtime's port types. Nothing can be called on them but their primitive, which woven code does not call, so that their views need no port. */
    private static final Set<String> RUNTIME_PORTS = Set.of(
            "dev.dormouse.Yield", "dev.dormouse.Yield.OfInt", "dev.dormouse.Yield.OfLong", "dev.dormouse.Yield.OfDouble", "dev.dormouse.Exchange");

    /** Methods without parameters that a view may have whatever it yields. */
    private static final Set<String> OWN_METHODS = Set.of("start", "open", "next", "firstStep", "result", "close", "begin");

    private final Model model;
    private final Imports imports;
    private final StubSource stubs;
    private final Startable startable;
    private final int number;
    private final PortType port;
    private final TypeMirror result;
    private final String type;
    private final String self;
    private final String access;
    private final String link;
    private final String throwing;
    private final boolean hasPort;

    /** @param number of its type of records among those of the holder */
    ViewSource(Model model, Imports imports, StubSource stubs, Startable startable, int number) {
        this.model = model;
        this.imports = imports;
        this.stubs = stubs;
        this.startable = startable;
        this.number = number;
        startable.renameHidden(imports);
        port = PortType.of(model, startable.portType());
        result = startable.method().getReturnType();
        type = startable.typeName();
        self = type + stubs.typeArguments(startable);
        access = startable.isPublic() ? "public " : "";
        link = stubs.link(startable);
        List<TypeMirror> checked = startable.checkedExceptions(model);
        throwing = checked.isEmpty() ? "" : checked.stream().map(imports::write).collect(Collectors.joining(", ", " throws ", ""));
        hasPort = !isOfRuntime(port.type().asElement());
    }

    void write(Code out) {
        recordType(out);
        out.gap();
        out.doc(
                "A view of " + link + ".",
                "",
                "<p>{@code start} and {@code " + next() + "} drive the one coroutine that has the view's own record; {@code open} and {@code "
                        + select() + "} drive many.");
        if (interruptible()) {
            out.line(Code.suppress(List.of("try"), imports));
        }
        stubs.mark(startable, out);
        out.line(access + "static final class " + type + stubs.typeParameters(startable) + " extends " + imports.write(TypeNames.VIEW) + " {");
        out.gap();
        fields(out);
        constructors(out);
        out.gap();
        starts(out);
        out.gap();
        steps(out);
        reads(out);
        out.gap();
        out.doc("Ends the coroutine that the view stands at: {@code Cancelled} is thrown where it sleeps, so that its {@code finally} blocks run.");
        out.line("public void close()" + throwing + " {");
        out.line("cancel();");
        out.line("}");
        out.gap();
        String variables = stubs.typeParameters(startable);
        stubs.begin(startable, "private static", out);
        out.gap();
        stubs.driveView(startable, out);
        returnsReference(out);
        forget(out);
        if (hasPort) {
            out.gap();
            port(variables, out);
        }
        out.line("}");
    }

    private void recordType(Code out) {
        out.doc("The records of " + link + ": declare how many an arena is to hold.");
        out.line(access + "static final " + imports.write(TypeNames.RECORD_TYPE) + " " + startable.constant() + " = new " + StubSource.RECORDS + "(" + number + ");");
    }

    private void fields(Code out) {
        if (hasPort) {
            String variables = stubs.typeArguments(startable);
            out.line("private final " + PORT + variables + " port = new " + PORT + (variables.isEmpty() ? "" : "<>") + "();");
        }
        if (isExchange()) {
            out.line("private final " + FIRST + " first = new " + FIRST + "();");
        }
        if (hasPort || isExchange()) {
            out.gap();
        }
    }

    private void constructors(Code out) {
        String arena = imports.write(TypeNames.ARENA);
        out.doc("A view whose own record is reserved in {@code arena}.", "", "@throws dev.dormouse.arena.ArenaException if there is no room for it");
        out.line("public " + type + "(" + arena + " arena) {");
        out.line("super(arena, " + startable.constant() + ");");
        out.line("}");
        out.gap();
        out.doc("A view whose own record lies outside any arena. It has no handles.");
        out.line("public " + type + "() {");
        out.line("super(" + startable.constant() + ");");
        out.line("}");
    }

    private void starts(Code out) {
        List<StubSource.Parameter> arguments = stubs.arguments(startable, true);
        Set<String> names = arguments.stream().map(StubSource.Parameter::name).collect(Collectors.toCollection(HashSet::new));
        String declared = StubSource.declare(arguments);
        String passed = StubSource.pass(arguments);
        String place = List.of("cells", "refs", "cell", "ref").stream()
                .map(field -> names.contains(field) ? "this." + field : field)
                .collect(Collectors.joining(", "));
        String handle = Startable.fresh("handle", names);
        String returned = isExchange() ? FIRST : self;

        out.doc("Starts the coroutine in the view's own record. One that lives there is closed first.");
        stubs.varArgs(startable, out);
        out.line("public " + finalIfVarArgs() + returned + " start(" + declared + ")" + throwing + " {");
        out.line("restart();");
        out.line("begin(" + place + passed + ");");
        out.line("return " + (isExchange() ? (names.contains("first") ? "this.first" : "first") : "this") + ";");
        out.line("}");
        out.gap();
        out.doc("Starts the coroutine in a record of its own.", "", "@return its handle, or {@link Pool#FULL}");
        stubs.varArgs(startable, out);
        out.line("public " + finalIfVarArgs() + "long open(" + declared + ") {");
        out.line("long " + handle + " = take();");
        out.line("if (" + handle + " != " + imports.write(TypeNames.POOL) + ".FULL) {");
        out.line("begin(cells(" + handle + "), refs(" + handle + "), cell(" + handle + "), ref(" + handle + ")" + passed + ");");
        out.line("}");
        out.line("return " + handle + ";");
        out.line("}");
        out.gap();
        out.doc(
                "Moves this view to a coroutine that was opened" + (isExchange() ? " and has taken its first step" : "") + ".",
                "",
                "@throws dev.dormouse.arena.StaleHandleException if it has ended");
        out.line("public " + self + " at(long handle) {");
        out.line("select(handle);");
        out.line("return this;");
        out.line("}");
        if (isExchange()) {
            out.gap();
            out.doc(
                    "Moves this view to a coroutine that was opened and has not taken its first step.",
                    "",
                    "@throws dev.dormouse.arena.StaleHandleException if it has ended");
            out.line("public " + FIRST + " first(long handle) {");
            out.line("select(handle);");
                out.line("return first;");
            out.line("}");
        }
    }

    /** From where the view's own coroutine sleeps it is driven here, in methods that C1 inlines; for everything else the runtime does it. */
    private void steps(Code out) {
        if (!isExchange()) {
            out.doc("Resumes the coroutine. True when it has yielded, false when it has returned.");
            out.line("public boolean next()" + throwing + " {");
            out.line("int from = enter();");
            out.line("if (from == 0) {");
            out.line("return resume();");
            out.line("}");
            advance(out);
            out.line("}");
            return;
        }
        String argument = imports.write(port.resume()) + " argument";
        String put = "cx." + Casts.register(port.resume()) + " = " + Casts.put(port.resume(), "argument") + ";";
        out.doc("Resumes the coroutine with {@code argument}. True when it has yielded, false when it has returned.");
        out.line("public boolean next(" + argument + ")" + throwing + " {");
        out.line("int from = enter();");
        out.line("if (from == 0) {");
        out.line("return resume(argument);");
        out.line("}");
        out.line("return advance(from, argument);");
        out.line("}");
        out.gap();
        out.line("private boolean advance(int from, " + argument + ")" + throwing + " {");
        out.line(put);
        advance(out);
        out.line("}");
        out.gap();
        out.line("private boolean resume(" + argument + ")" + throwing + " {");
        out.line("checkFirst(false);");
        out.line(put);
        out.line("return resume();");
        out.line("}");
        out.gap();
        out.line("private boolean firstStep()" + throwing + " {");
        out.line("checkFirst(true);");
        out.line("return resume();");
        out.line("}");
        out.gap();
        out.doc("The first step of a coroutine, which is resumed with nothing because it has yielded nothing yet.");
        out.line("public final class " + FIRST + " {");
        out.gap();
        out.line("private " + FIRST + "() {}");
        out.gap();
        out.doc("Runs the coroutine to its first yield. True when it has yielded, false when it has returned.");
        out.line("public boolean next()" + throwing + " {");
        out.line("return firstStep();");
        out.line("}");
        out.line("}");
    }

    private static void advance(Code out) {
        out.line("try {");
        out.line("return leave(drive(from));");
        out.line("} catch (Throwable t) {");
        out.line("fail();");
        out.line("throw t;");
        out.line("}");
    }

    private void reads(Code out) {
        Set<String> taken = new HashSet<>(OWN_METHODS);
        for (TypeElement holder : List.of(model.elements.getTypeElement(TypeNames.VIEW), model.elements.getTypeElement("java.lang.Object"))) {
            for (ExecutableElement method : ElementFilter.methodsIn(holder.getEnclosedElements())) {
                if (method.getParameters().isEmpty()) {
                    taken.add(method.getSimpleName().toString());
                }
            }
        }
        for (PortType.Yielded yielded : port.yields()) {
            String name = isOfRuntime(port.primitive().getEnclosingElement()) ? "value" : yielded.name();
            out.gap();
            out.doc("What the coroutine has yielded" + (isInRegister() ? "" : " as {@code " + name + "}") + "; until the next step.");
            if (isInRegister() && Casts.isUnchecked(yielded.type())) {
                out.line(Code.suppress(List.of("unchecked"), imports));
            }
            out.line("public " + imports.write(yielded.type()) + " " + (taken.contains(name) ? name + "Value" : name) + "() {");
            out.line("checkYielded();");
            out.line("return " + (isInRegister() ? Casts.take(yielded.type(), imports) : "port." + name) + ";");
            out.line("}");
        }
        if (hasResult()) {
            out.gap();
            out.doc("What the coroutine has returned; until it is started again.");
            if (Casts.isUnchecked(result)) {
                out.line(Code.suppress(List.of("unchecked"), imports));
            }
            out.line("public " + imports.write(result) + " result() {");
            out.line("checkReturned();");
            out.line("return " + Casts.take(result, imports) + ";");
            out.line("}");
        }
    }

    private void returnsReference(Code out) {
        if (hasResult() && Casts.isReference(result)) {
            out.gap();
            out.line("protected boolean returnsReference() {");
            out.line("return true;");
            out.line("}");
        }
    }

    private void forget(Code out) {
        List<String> references = isInRegister()
                ? List.of()
                : port.yields().stream().filter(yielded -> Casts.isReference(yielded.type())).map(PortType.Yielded::name).toList();
        if (references.isEmpty()) {
            return;
        }
        out.gap();
        out.line("protected void forget() {");
        references.forEach(name -> out.line("port." + name + " = null;"));
        out.line("}");
    }

    /** A port of the user's own type. Several values are yielded by a call of its primitive, and so lie in fields. */
    private void port(String variables, Code out) {
        List<StubSource.Parameter> parameters = new ArrayList<>();
        for (PortType.Yielded yielded : port.yields()) {
            parameters.add(new StubSource.Parameter(imports.write(yielded.type()), yielded.name()));
        }
        out.doc(isInRegister() ? "What the coroutine calls beside its primitive." : "Holds what was yielded last.");
        out.line("private static final class " + PORT + variables + " implements " + imports.write(port.type()) + " {");
        out.gap();
        if (!isInRegister() && !parameters.isEmpty()) {
            parameters.forEach(field -> out.line("private " + field.type() + " " + field.name() + ";"));
            out.gap();
        }
        out.line("public " + imports.write(port.resume()) + " " + port.primitive().getSimpleName() + "(" + StubSource.declare(parameters) + ") {");
        if (isInRegister()) {
            out.line("throw " + stubs.notWoven(stubs.name(startable)) + "; // woven code puts what it yields into a register instead");
        } else {
            parameters.forEach(field -> out.line("this." + field.name() + " = " + field.name() + ";"));
            if (isExchange()) {
                out.line("return " + Casts.anything(port.resume()) + "; // what the coroutine is resumed with comes in a register");
            }
        }
        out.line("}");
        out.line("}");
    }

    private static boolean isOfRuntime(Element portType) {
        return RUNTIME_PORTS.contains(((TypeElement) portType).getQualifiedName().toString());
    }

    private boolean isExchange() {
        return !port.isResumedWithNothing();
    }

    /** Whether what is yielded comes in a register: where it is one value. */
    private boolean isInRegister() {
        return port.yields().size() == 1;
    }

    private boolean hasResult() {
        return result.getKind() != TypeKind.VOID;
    }

    private String next() {
        return isExchange() ? "next(argument)" : "next()";
    }

    private String select() {
        return isExchange() ? "first(handle)" : "at(handle)";
    }

    /** {@code @SafeVarargs} is for methods that cannot be overridden, even where the class is final. */
    private String finalIfVarArgs() {
        return startable.isVarArgs() ? "final " : "";
    }

    /** Whether {@code close} may throw {@code InterruptedException}, of which javac warns in try-with-resources. */
    private boolean interruptible() {
        TypeMirror interrupted = model.elements.getTypeElement("java.lang.InterruptedException").asType();
        return startable.method().getThrownTypes().stream().anyMatch(thrown -> model.types.isSubtype(interrupted, thrown));
    }
}

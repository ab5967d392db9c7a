using System.Reflection;
using System.Runtime.CompilerServices;

namespace PluginKit.Repository.Tests.PublicApi;

/// <summary>One line per member.</summary>
internal static class MemberText
{
    public static string Of(FieldInfo field) => field switch
    {
        { IsLiteral: true } => $"{Access(field.IsPublic)}const {TypeText.Of(field)} {field.Name} = {Literal.Of(field.GetRawConstantValue())}",
        _ => $"{Access(field.IsPublic)}{(field.IsStatic ? "static " : string.Empty)}{(field.IsInitOnly ? "readonly " : string.Empty)}{TypeText.Of(field)} {field.Name}",
    };

    public static string Of(PropertyInfo property)
    {
        var accessor = property.GetMethod is { } get && IsVisible(get) ? get : property.SetMethod!;
        var index = property.GetIndexParameters();
        var name = index.Length == 0 ? property.Name : $"this[{Parameters(index)}]";
        var required = property.IsDefined(typeof(RequiredMemberAttribute)) ? "required " : string.Empty;
        var accessors = string.Concat(Accessor(property.GetMethod, "get"), Accessor(property.SetMethod, IsInit(property) ? "init" : "set"));
        return $"{Access(accessor.IsPublic)}{Modifiers(accessor)}{required}{TypeText.Of(property)} {name} {{ {accessors}}}";
    }

    public static string Of(EventInfo declared) =>
        $"{Access(declared.AddMethod!.IsPublic)}{Modifiers(declared.AddMethod)}event {TypeText.Of(declared.EventHandlerType!)} {declared.Name}";

    public static string Of(ConstructorInfo constructor) =>
        $"{Access(constructor.IsPublic)}{constructor.DeclaringType!.Name.Split('`')[0]}({Parameters(constructor.GetParameters())})";

    public static string Of(MethodInfo method)
    {
        var generic = method.GetGenericArguments();
        var name = generic.Length == 0 ? method.Name : $"{method.Name}<{string.Join(", ", generic.Select(static parameter => parameter.Name))}>";
        var extension = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : string.Empty;
        return $"{Access(method.IsPublic)}{Modifiers(method)}{TypeText.Of(method.ReturnParameter)} {name}({extension}{Parameters(method.GetParameters())}){TypeHeader.Constraints(generic)}";
    }

    public static bool IsVisible(MethodBase? method) => method is { IsPublic: true } or { IsFamily: true } or { IsFamilyOrAssembly: true };

    private static string Accessor(MethodInfo? accessor, string word) => IsVisible(accessor) ? $"{word}; " : string.Empty;

    private static bool IsInit(PropertyInfo property) =>
        property.SetMethod?.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) is true;

    private static string Access(bool isPublic) => isPublic ? string.Empty : "protected ";

    private static string Modifiers(MethodInfo method)
    {
        var shared = method.IsStatic ? "static " : string.Empty;
        var isOverride = method.IsVirtual && method.GetBaseDefinition().DeclaringType != method.DeclaringType;
        return shared + method switch
        {
            _ when method.DeclaringType!.IsInterface => method.IsAbstract ? string.Empty : "virtual ",
            _ when isOverride => method.IsAbstract ? "abstract override " : "override ",
            { IsAbstract: true } => "abstract ",
            { IsVirtual: true, IsFinal: false } => "virtual ",
            _ => string.Empty,
        };
    }

    private static string Parameters(IEnumerable<ParameterInfo> parameters) => string.Join(", ", parameters.Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        var passing = parameter switch
        {
            { IsOut: true } => "out ",
            { ParameterType.IsByRef: true } => parameter.IsIn ? "in " : "ref ",
            _ when parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute)) => "params ",
            _ => string.Empty,
        };
        return $"{passing}{TypeText.Of(parameter)} {parameter.Name}" + (parameter.HasDefaultValue ? $" = {Default(parameter)}" : string.Empty);
    }

    private static string Default(ParameterInfo parameter) =>
        parameter.DefaultValue is null && parameter.ParameterType.IsValueType && Nullable.GetUnderlyingType(parameter.ParameterType) is null ? "default" : Literal.Of(parameter.DefaultValue);
}

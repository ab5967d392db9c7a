using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

namespace PluginKit.Repository.Tests.PublicApi;

/// <summary>
/// The public surface of an assembly as text: stable order, one line per member, with nullability, constants and the attributes that are part
/// of a promise. What the compiler adds to records is left out.
/// </summary>
internal static class ApiText
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static string Of(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (var space in assembly.GetExportedTypes().GroupBy(static type => type.Namespace).OrderBy(static space => space.Key, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"namespace {space.Key}\n");
            foreach (var type in space.OrderBy(TypeText.NameOf, StringComparer.Ordinal))
            {
                Append(text.Append('\n'), type);
            }

            text.Append('\n');
        }

        return text.Length == 0 ? string.Empty : text.ToString().TrimEnd('\n') + "\n";
    }

    public static string Of(Type type)
    {
        var text = new StringBuilder();
        Append(text, type);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Type type)
    {
        foreach (var attribute in AttributeText.Of(type))
        {
            text.Append(CultureInfo.InvariantCulture, $"{attribute}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{TypeHeader.Of(type)}\n");
        foreach (var line in type.IsEnum ? Words(type) : Members(type))
        {
            text.Append(CultureInfo.InvariantCulture, $"    {line}\n");
        }
    }

    private static IEnumerable<string> Words(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).OrderBy(static word => word.GetRawConstantValue())
            .Select(static word => $"{word.Name} = {Literal.Of(word.GetRawConstantValue())}");

    private static IEnumerable<string> Members(Type type) =>
        type.GetMembers(Declared).Where(static member => !IsCompilerMade(member)).Select(static member => (member.Name, Line: Line(member))).Where(static member => member.Line is not null)
            .OrderBy(static member => member.Line!.Value.Group).ThenBy(static member => member.Name, StringComparer.Ordinal)
            .ThenBy(static member => member.Line!.Value.Text, StringComparer.Ordinal).Select(static member => member.Line!.Value.Text);

    private static (int Group, string Text)? Line(MemberInfo member)
    {
        var attributes = string.Concat(AttributeText.Of(member).Select(static attribute => attribute + " "));
        return member switch
        {
            FieldInfo field when field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly => (0, attributes + MemberText.Of(field)),
            ConstructorInfo constructor when MemberText.IsVisible(constructor) && !constructor.IsStatic => (1, attributes + MemberText.Of(constructor)),
            PropertyInfo property when MemberText.IsVisible(property.GetMethod) || MemberText.IsVisible(property.SetMethod) => (2, attributes + MemberText.Of(property)),
            EventInfo declared when MemberText.IsVisible(declared.AddMethod) => (3, attributes + MemberText.Of(declared)),
            MethodInfo method when MemberText.IsVisible(method) && (!method.IsSpecialName || IsOperator(method)) => (4, attributes + MemberText.Of(method)),
            _ => null,
        };
    }

    private static bool IsOperator(MethodInfo method) => method.Name.StartsWith("op_", StringComparison.Ordinal);

    // Equality, printing and copying of records; a record's copy constructor has no attribute in every compiler version.
    private static bool IsCompilerMade(MemberInfo member) =>
        (member is MethodBase && member.IsDefined(typeof(CompilerGeneratedAttribute)))
        || member.Name is "<Clone>$" or "EqualityContract"
        || (member is ConstructorInfo copy && TypeHeader.IsRecord(member.DeclaringType!) && copy.GetParameters() is [var only] && only.ParameterType == member.DeclaringType);
}

using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;

namespace PluginKit.Repository.Tests.PublicApi;

/// <summary>The attributes that are part of a promise: names and shape of JSON, deprecation, trimming.</summary>
internal static class AttributeText
{
    private static readonly HashSet<Type> Promised =
    [
        typeof(JsonPropertyNameAttribute), typeof(JsonIgnoreAttribute), typeof(JsonConverterAttribute), typeof(JsonExtensionDataAttribute),
        typeof(JsonPolymorphicAttribute), typeof(JsonDerivedTypeAttribute), typeof(JsonUnmappedMemberHandlingAttribute), typeof(FlagsAttribute),
        typeof(ObsoleteAttribute), typeof(ExperimentalAttribute), typeof(MemberNotNullWhenAttribute), typeof(RequiresUnreferencedCodeAttribute),
        typeof(RequiresDynamicCodeAttribute), typeof(AttributeUsageAttribute),
    ];

    public static IEnumerable<string> Of(MemberInfo member) =>
        member.GetCustomAttributesData().Where(data => Promised.Contains(data.AttributeType) && !IsForOldCompilers(member, data)).Select(Text).Order(StringComparer.Ordinal);

    // Constructors of types with required members carry a deprecation that compilers which know the feature ignore.
    private static bool IsForOldCompilers(MemberInfo member, CustomAttributeData data) =>
        data.AttributeType == typeof(ObsoleteAttribute) && member.IsDefined(typeof(CompilerFeatureRequiredAttribute));

    private static string Text(CustomAttributeData data)
    {
        string[] arguments =
        [
            .. data.ConstructorArguments.Select(Argument),
            .. data.NamedArguments.Select(static named => $"{named.MemberName} = {Argument(named.TypedValue)}"),
        ];
        var name = data.AttributeType.Name[..^"Attribute".Length];
        return arguments.Length == 0 ? $"[{name}]" : $"[{name}({string.Join(", ", arguments)})]";
    }

    private static string Argument(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => $"typeof({TypeText.Of(type)})",
        IReadOnlyCollection<CustomAttributeTypedArgument> many => string.Join(", ", many.Select(Argument)),
        _ when argument.ArgumentType.IsEnum => $"{argument.ArgumentType.Name}.{Enum.ToObject(argument.ArgumentType, argument.Value!)}",
        var value => Literal.Of(value),
    };
}

using System.Diagnostics.CodeAnalysis;

namespace PluginKit.Editing;

/// <summary>The types of TOML 1.0 values.</summary>
[SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "These are the names of the TOML specification.")]
public enum TomlKind
{
    /// <summary>A string.</summary>
    String,

    /// <summary>A 64-bit signed integer.</summary>
    Integer,

    /// <summary>An IEEE 754 binary64 number, with infinities and NaN.</summary>
    Float,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A date and time with an offset from UTC.</summary>
    OffsetDateTime,

    /// <summary>A date and time without an offset.</summary>
    LocalDateTime,

    /// <summary>A date.</summary>
    LocalDate,

    /// <summary>A time of day.</summary>
    LocalTime,

    /// <summary>An array, also an array of tables.</summary>
    Array,

    /// <summary>A table, also an inline table.</summary>
    Table,
}

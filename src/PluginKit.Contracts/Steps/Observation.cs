using System.Text.Json.Serialization;

namespace PluginKit.Contracts.Steps;

/// <summary>
/// A statement about files that can be checked in any process, with or without the adapter that made it. A file that cannot be read or
/// parsed makes a statement about it undecided: it then neither holds nor fails, and no step relies on it.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "observe")]
[JsonDerivedType(typeof(MemberObservation), "member")]
[JsonDerivedType(typeof(PathObservation), "path")]
[JsonDerivedType(typeof(AllObservation), "all")]
[JsonDerivedType(typeof(AnyObservation), "any")]
public abstract record Observation;

namespace PluginKit.Lifecycle.Tests.Faults;

/// <summary>Every kind of mutation; what the matrices go through. A new kind is one line here and one in <see cref="Worlds.Scenario"/>.</summary>
public static class OperationKinds
{
    public static readonly IReadOnlyList<string> All =
    [
        "add",
        "remove",
        "remove-whole",
        "remove beside user files",
        "update",
        "repair",
        "repair in the same second",
        "repair without exchange",
        "enable",
        "disable",
        "adopt",
        "dropped",
        "batch",
        "rollback",
        "collect",
    ];
}

namespace PluginKit.EndToEnd.Tests.Support;

/// <summary>The sample host as it was built for itself: beside the tests it would lack what their ASP.NET Core brings.</summary>
internal static class HostProgram
{
    public static string Location { get; } = Path.GetFullPath(
        Path.Join(AppContext.BaseDirectory, "..", "..", "PluginKit.ConsoleHost", new DirectoryInfo(AppContext.BaseDirectory).Name, "PluginKit.ConsoleHost.dll"));
}

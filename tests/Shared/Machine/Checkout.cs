namespace PluginKit.Tests.Machine;

/// <summary>The checkout that the tests were built from, found from where they run: a build for continuous integration does not tell the place of sources.</summary>
internal static class Checkout
{
    private static readonly string? Found = Find();

    /// <summary>Its root folder.</summary>
    public static string Root => Found ?? throw new InvalidOperationException($"'{AppContext.BaseDirectory}' is not inside the checkout.");

    public static string In(params string[] segments) => Path.Combine([Root, .. segments]);

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PluginKit.Libraries.sln")))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}

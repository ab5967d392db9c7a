namespace PluginKit.Catalog.Projection;

/// <summary>File addresses of local paths.</summary>
internal static class FileAddress
{
    /// <summary>The <c>file:</c> address of an absolute path, every segment escaped.</summary>
    public static string Of(string path)
    {
        var portable = Path.DirectorySeparatorChar == '\\' ? path.Replace('\\', '/') : path;
        var segments = portable.Split('/').Select(static (segment, index) => index == 0 && segment.EndsWith(':') ? segment : Uri.EscapeDataString(segment));
        var escaped = string.Join('/', segments);
        return escaped.StartsWith('/') ? $"file://{escaped}" : $"file:///{escaped}";
    }
}

namespace PluginKit.Bundles.Scanning;

/// <summary>Files that are secrets by their name, whatever is in them.</summary>
internal static class SecretFiles
{
    private static readonly string[] Examples = ["example", "sample", "template", "dist", "defaults"];
    private static readonly string[] KeyStores = [".p12", ".pfx", ".jks", ".keystore", ".kdbx", ".ppk"];
    private static readonly string[] Keys = ["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"];
    private static readonly string[] Credentials = [".netrc", "_netrc", ".git-credentials", ".htpasswd", ".pypirc"];

    /// <summary>The kind of a file; <see langword="null"/> for any other.</summary>
    public static string? KindOf(string path)
    {
        var name = path[(path.LastIndexOf('/') + 1)..].ToLowerInvariant();
        return name switch
        {
            ".env" => "environment_file",
            _ when name.StartsWith(".env.", StringComparison.Ordinal) => Examples.Contains(name[(name.LastIndexOf('.') + 1)..], StringComparer.Ordinal) ? null : "environment_file",
            _ when Keys.Contains(name, StringComparer.Ordinal) => "private_key_file",
            _ when KeyStores.Any(ending => name.EndsWith(ending, StringComparison.Ordinal)) => "key_store",
            _ when Credentials.Contains(name, StringComparer.Ordinal) => "credentials_file",
            _ when path.EndsWith(".aws/credentials", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".docker/config.json", StringComparison.OrdinalIgnoreCase) => "credentials_file",
            _ => null,
        };
    }
}

namespace PluginKit.Adapters.Codex.Lifecycle;

/// <summary>Keys and words in the record (shared with the existing tool) and in the receipt.</summary>
internal static class RecordKeys
{
    public const string CatalogPath = "catalog_path";
    public const string CatalogName = "catalog_name";
    public const string PluginRoot = "plugin_root";
    public const string PluginName = "plugin_name";
    public const string ActivationMethod = "activation_method";

    /// <summary>Value of <see cref="ActivationMethod"/> for the lane of client commands.</summary>
    public const string NativeCommand = "native_cli";

    /// <summary>Value of <see cref="ActivationMethod"/> for the prepared lane, the word of the existing tool.</summary>
    public const string PluginDirectory = "plugin_directory_install";

    /// <summary>Receipt: whether the user's configuration was there before.</summary>
    public const string ConfigExisted = "config_existed";

    /// <summary>Receipt: whether the project's configuration was there before.</summary>
    public const string ProjectConfigExisted = "project_config_existed";

    /// <summary>Receipt: whether the project's <c>.codex</c> folder was there before.</summary>
    public const string ProjectFolderExisted = "project_folder_existed";

    /// <summary>Receipt: whether the marketplace file was there before.</summary>
    public const string CatalogExisted = "catalog_existed";

    /// <summary>Receipt: whether the folder of the marketplace file was there before.</summary>
    public const string CatalogFolderExisted = "catalog_folder_existed";

    public const string True = "true";
    public const string False = "false";

    public static string Word(bool value) => value ? True : False;
}
